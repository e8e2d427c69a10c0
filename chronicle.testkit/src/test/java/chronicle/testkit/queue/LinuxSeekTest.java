package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxSeekTest extends SeekContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
