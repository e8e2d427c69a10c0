package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableUntoldTest extends UntoldContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
