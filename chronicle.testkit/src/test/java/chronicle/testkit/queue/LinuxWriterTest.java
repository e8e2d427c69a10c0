package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxWriterTest extends WriterContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }
}
