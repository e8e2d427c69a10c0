package chronicle.testkit.queue;

import chronicle.core.os.LinuxOs;
import chronicle.core.os.OsPrimitives;

class LinuxResourcesTest extends ResourcesContract {

    @Override
    protected OsPrimitives primitives() {
        return new LinuxOs();
    }

    @Override
    protected void settle() {
        // Nothing to wait for: closing unmaps at once.
    }
}
