package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableMissedTest extends MissedContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
