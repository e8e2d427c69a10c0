package chronicle.testkit.os;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

/** Where the kernel has no io_uring, or a filter forbids it. */
class FutexWaitSetTest extends WaitSetContract {

    @Override
    protected OsPrimitives primitives() {
        return LinuxOs.withoutRings();
    }
}
