package chronicle.testkit.os;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableDiskFullTest extends DiskFullContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
