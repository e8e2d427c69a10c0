package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableRecoveryTest extends RecoveryContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
