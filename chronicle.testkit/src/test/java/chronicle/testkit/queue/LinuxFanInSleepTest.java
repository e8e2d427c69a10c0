package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxFanInSleepTest extends FanInSleepContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }

    @Override
    protected int lanesForHelpers() {
        return 150;
    }
}
