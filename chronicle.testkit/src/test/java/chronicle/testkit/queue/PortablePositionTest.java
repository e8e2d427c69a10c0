package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortablePositionTest extends PositionContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
