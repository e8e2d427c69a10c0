package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxForeignQueueTest extends ForeignQueueContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
