package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxRetentionTest extends RetentionContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
