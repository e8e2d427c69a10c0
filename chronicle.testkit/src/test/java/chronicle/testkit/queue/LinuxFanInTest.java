package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxFanInTest extends FanInContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
