package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableWriterTest extends WriterContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
