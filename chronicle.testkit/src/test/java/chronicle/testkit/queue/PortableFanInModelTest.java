package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableFanInModelTest extends FanInModelContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
