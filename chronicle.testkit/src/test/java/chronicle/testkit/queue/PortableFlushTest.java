package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableFlushTest extends FlushContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
