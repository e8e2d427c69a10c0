package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxWarmUpTest extends WarmUpContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
