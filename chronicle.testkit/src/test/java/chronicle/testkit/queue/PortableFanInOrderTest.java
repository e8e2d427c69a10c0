package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableFanInOrderTest extends FanInOrderContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
