package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableForeignQueueTest extends ForeignQueueContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
