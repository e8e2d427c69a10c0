package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxUntoldTest extends UntoldContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
