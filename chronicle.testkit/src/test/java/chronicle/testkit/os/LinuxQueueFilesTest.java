package chronicle.testkit.os;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxQueueFilesTest extends QueueFilesContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
