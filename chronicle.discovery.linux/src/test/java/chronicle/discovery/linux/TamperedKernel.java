package chronicle.discovery.linux;

import chronicle.bus.spi.WatchException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The real kernel with a limit on watches that a test sets, without taking them from others, and
 * which a test can keep from telling anything.
 */
final class TamperedKernel implements Kernel {

    private static final int NOBODYS = Integer.MAX_VALUE;

    private final Kernel real = LibcKernel.open();
    private final Set<Integer> held = new HashSet<>();

    /** As many watches as may be held at once. */
    volatile int limit = Integer.MAX_VALUE;

    /** Whether events vanish, as where the file system has none. */
    volatile boolean mute;

    /** How long the next read is held up, which then gets an event that is nobody's; 0 for not. */
    volatile long heldUpNs;

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
        if (heldUpNs > 0) {
            LockSupport.parkNanos(heldUpNs);
            heldUpNs = 0;
            ByteBuffer event = ByteBuffer.allocate(InotifyEvents.HEADER);
            event.order(ByteOrder.nativeOrder()).putInt(NOBODYS).putInt(Inotify.IN_CREATE);
            return event.position(0);
        }
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
