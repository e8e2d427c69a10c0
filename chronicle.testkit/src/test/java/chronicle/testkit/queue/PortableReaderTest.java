package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableReaderTest extends ReaderContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
