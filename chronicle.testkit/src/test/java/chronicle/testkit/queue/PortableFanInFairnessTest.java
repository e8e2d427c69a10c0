package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableFanInFairnessTest extends FanInFairnessContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
