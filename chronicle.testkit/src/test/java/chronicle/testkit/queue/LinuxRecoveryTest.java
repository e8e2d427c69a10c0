package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxRecoveryTest extends RecoveryContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
