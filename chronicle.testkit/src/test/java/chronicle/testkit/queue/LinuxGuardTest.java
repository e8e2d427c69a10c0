package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxGuardTest extends GuardContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
