package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableGuardTest extends GuardContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
