package chronicle.discovery.linux;

import chronicle.bus.spi.WatchException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The real kernel with a limit on watches that a test sets, without taking them from others, and
 * which a test can keep from telling anything.
 */
final class TamperedKernel implements Kernel {

    private final Kernel real = LibcKernel.open();
    private final Set<Integer> held = new HashSet<>();

    /** As many watches as may be held at once. */
    volatile int limit = Integer.MAX_VALUE;

    /** Whether events vanish, as where the file system has none. */
    volatile boolean mute;

    TamperedKernel() throws WatchException {}

    @Override
    public int addWatch(byte[] path, int mask) {
        int wd = real.addWatch(path, mask);
        if (wd >= 0 && held.add(wd) && held.size() > limit) {
            held.remove(wd);
            real.removeWatch(wd);
            return -Errno.ENOSPC;
        }
        return wd;
    }

    @Override
    public void removeWatch(int wd) {
        held.remove(wd);
        real.removeWatch(wd);
    }

    @Override
    public boolean await(Duration timeout) {
        return real.await(timeout);
    }

    @Override
    public ByteBuffer read() {
        ByteBuffer batch = real.read();
        return mute ? batch.limit(0) : batch;
    }

    @Override
    public String whyNoDescriptor() {
        return real.whyNoDescriptor();
    }

    @Override
    public void wake() {
        real.wake();
    }

    @Override
    public void close() {
        real.close();
    }
}
