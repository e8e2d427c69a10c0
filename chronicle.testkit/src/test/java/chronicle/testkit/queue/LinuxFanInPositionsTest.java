package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxFanInPositionsTest extends FanInPositionsContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
