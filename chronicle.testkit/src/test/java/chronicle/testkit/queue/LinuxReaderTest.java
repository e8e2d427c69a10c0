package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxReaderTest extends ReaderContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
