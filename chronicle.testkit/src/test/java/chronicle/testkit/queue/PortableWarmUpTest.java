package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableWarmUpTest extends WarmUpContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
