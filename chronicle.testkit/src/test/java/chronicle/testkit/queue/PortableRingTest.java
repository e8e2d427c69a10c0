package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableRingTest extends RingContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
