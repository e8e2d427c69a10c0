package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableSetBackTest extends SetBackContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
