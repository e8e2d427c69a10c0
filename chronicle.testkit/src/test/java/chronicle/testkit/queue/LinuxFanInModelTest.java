package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxFanInModelTest extends FanInModelContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
