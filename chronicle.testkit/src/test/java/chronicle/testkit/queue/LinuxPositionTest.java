package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxPositionTest extends PositionContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
