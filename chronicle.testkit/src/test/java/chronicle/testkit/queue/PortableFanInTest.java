package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableFanInTest extends FanInContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
