package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableFanInPositionsTest extends FanInPositionsContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
