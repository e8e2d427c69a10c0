package chronicle.testkit.os;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableWaitSetTest extends WaitSetContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
