package chronicle.testkit.queue;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.PortableOs;
import chronicle.testkit.ProcSelf;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

class PortableResourcesTest extends ResourcesContract {

    @Override
    protected OsPrimitives primitives() {
        return new PortableOs();
    }

    @Override
    protected void settle() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!ProcSelf.mappings(folder).isEmpty() && System.nanoTime() < deadline) {
            System.gc();
            Thread.onSpinWait();
        }
    }
}
