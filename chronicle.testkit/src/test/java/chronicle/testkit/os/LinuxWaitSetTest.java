package chronicle.testkit.os;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxWaitSetTest extends WaitSetContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
