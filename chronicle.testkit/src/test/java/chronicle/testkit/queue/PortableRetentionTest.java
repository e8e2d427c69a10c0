package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableRetentionTest extends RetentionContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
