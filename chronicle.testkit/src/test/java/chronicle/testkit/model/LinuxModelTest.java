package chronicle.testkit.model;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxModelTest extends ModelContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
