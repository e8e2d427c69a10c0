package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxFanInFairnessTest extends FanInFairnessContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
