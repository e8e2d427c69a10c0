package chronicle.testkit.os;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxDiskFullTest extends DiskFullContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
