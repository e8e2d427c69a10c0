package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxWaitingTest extends WaitingContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
