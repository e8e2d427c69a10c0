package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;

class PortableSeekTest extends SeekContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }
}
