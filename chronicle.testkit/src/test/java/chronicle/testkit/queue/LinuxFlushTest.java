package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxFlushTest extends FlushContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
