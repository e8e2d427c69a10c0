package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxRingTest extends RingContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
