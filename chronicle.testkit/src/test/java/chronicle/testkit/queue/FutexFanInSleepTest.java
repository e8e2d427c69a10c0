package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

/** Where the kernel has no io_uring, or a filter forbids it: others sleep on what is too much. */
class FutexFanInSleepTest extends FanInSleepContract {

    @Override
    protected OsPrimitives primitives() {
        return LinuxOs.withoutRings();
    }

    @Override
    protected int lanesForHelpers() {
        return 150;
    }
}
