package chronicle.testkit.model;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableModelTest extends ModelContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
