package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxSetBackTest extends SetBackContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
