package chronicle.testkit.os;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableQueueFilesTest extends QueueFilesContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
