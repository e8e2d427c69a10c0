package chronicle.testkit.os;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableOsPrimitivesTest extends OsPrimitivesContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }

    @Override
    protected boolean unmapsAtOnce() {
        return false;
    }

    @Override
    protected boolean sleepsUntilWoken() {
        return false;
    }
}
