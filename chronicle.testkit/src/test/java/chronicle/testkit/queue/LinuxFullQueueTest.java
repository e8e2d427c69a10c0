package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxFullQueueTest extends FullQueueContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
