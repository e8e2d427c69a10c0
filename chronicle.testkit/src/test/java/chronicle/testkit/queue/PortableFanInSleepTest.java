package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableFanInSleepTest extends FanInSleepContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }

    @Override
    protected int lanesForHelpers() {
        return 20;
    }
}
