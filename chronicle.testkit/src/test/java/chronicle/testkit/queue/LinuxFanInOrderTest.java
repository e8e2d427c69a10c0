package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxFanInOrderTest extends FanInOrderContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
