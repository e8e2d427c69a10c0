package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableWaitingTest extends WaitingContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
