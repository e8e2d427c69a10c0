package chronicle.testkit.os;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxOsPrimitivesTest extends OsPrimitivesContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }

    @Override
    protected boolean unmapsAtOnce() {
        return true;
    }

    @Override
    protected boolean sleepsUntilWoken() {
        return true;
    }
}
