package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableFullQueueTest extends FullQueueContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
