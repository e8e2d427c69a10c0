package chronicle.discovery.linux;

import chronicle.bus.spi.WatchException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/** The real kernel: an inotify descriptor and an eventfd, both non-blocking, and poll(2). */
final class LibcKernel implements Kernel {

    /** Room for some hundred events with the longest names, or thousands with short ones. */
    private static final int BUFFER_BYTES = 64 * 1024;

    private static final int POLLFD_BYTES = 8;
    private static final int POLLFD_EVENTS = 4;
    private static final int POLLFD_REVENTS = 6;
    private static final int COUNTER_BYTES = 8;

    private final int inotify;
    private final int eventfd;
    private final Memory buffer = new Memory(BUFFER_BYTES);
    private final ByteBuffer events =
            buffer.getByteBuffer(0, BUFFER_BYTES).order(ByteOrder.nativeOrder());
    private final Memory pollFds = new Memory(2 * POLLFD_BYTES);
    private final Memory counter = new Memory(COUNTER_BYTES);
    private final Memory one = new Memory(COUNTER_BYTES);
    private final long bufferAddress = Pointer.nativeValue(buffer);
    private final long pollFdsAddress = Pointer.nativeValue(pollFds);

    static {
        // Loaded now: without descriptors left no class file can be opened, and what the JVM failed
        // to find once it does not look for again.
        Advice.forInstance(0, "");
        Limit.instances();
    }

    private LibcKernel(int inotify, int eventfd) {
        this.inotify = inotify;
        this.eventfd = eventfd;
        one.setLong(0, 1);
        pollFds.clear();
        pollFds.setInt(0, inotify);
        pollFds.setShort(POLLFD_EVENTS, Inotify.POLLIN);
        pollFds.setInt(POLLFD_BYTES, eventfd);
        pollFds.setShort(POLLFD_BYTES + POLLFD_EVENTS, Inotify.POLLIN);
    }

    /**
     * @throws WatchException when there are no more inotify instances or descriptors
     */
    static LibcKernel open() throws WatchException {
        int inotify = Libc.inotify_init1(Inotify.IN_NONBLOCK | Inotify.IN_CLOEXEC);
        if (inotify < 0) {
            throw new WatchException(whyNoInstance(Native.getLastError()));
        }
        int eventfd = Libc.eventfd(0, Inotify.EFD_NONBLOCK | Inotify.EFD_CLOEXEC);
        if (eventfd < 0) {
            String why = whyNoDescriptor(Native.getLastError(), "eventfd");
            Libc.close(inotify);
            throw new WatchException(why);
        }
        return new LibcKernel(inotify, eventfd);
    }

    /** The same errno says two things; an eventfd needs a descriptor, but no instance. */
    private static String whyNoInstance(int errno) {
        return errno == Errno.EMFILE && whyNothingOpens().isEmpty()
                ? Advice.forInstanceLimit()
                : whyNoDescriptor(errno, "inotify_init1");
    }

    private static String whyNothingOpens() {
        int probe = Libc.eventfd(0, Inotify.EFD_CLOEXEC);
        if (probe < 0) {
            return whyNoDescriptor(Native.getLastError(), "eventfd");
        }
        Libc.close(probe);
        return "";
    }

    private static String whyNoDescriptor(int errno, String function) {
        return errno == Errno.EMFILE
                ? Advice.forDescriptors(function, descriptorLimit())
                : Advice.forInstance(errno, function);
    }

    private static long descriptorLimit() {
        Memory softAndHard = new Memory(2 * Long.BYTES);
        return Libc.getrlimit(Inotify.RLIMIT_NOFILE, softAndHard) == 0
                ? softAndHard.getLong(0)
                : -1;
    }

    @Override
    public int addWatch(byte[] path, int mask) {
        int wd = Libc.inotify_add_watch(inotify, path, mask);
        return wd >= 0 ? wd : -Native.getLastError();
    }

    @Override
    public void removeWatch(int wd) {
        // EINVAL says that the kernel was faster: its IN_IGNORED is on the way.
        Libc.inotify_rm_watch(inotify, wd);
    }

    @Override
    public boolean await(Duration timeout) {
        // Rounded up, else the last part of a millisecond would be spent spinning.
        long millis = (timeout.toNanos() + 999_999) / 1_000_000;
        pollFds.setShort(POLLFD_REVENTS, (short) 0);
        pollFds.setShort(POLLFD_BYTES + POLLFD_REVENTS, (short) 0);
        // Less than 1 covers EINTR: the caller's loop comes back.
        if (Libc.poll(pollFdsAddress, 2, (int) Math.min(millis, Integer.MAX_VALUE)) < 1) {
            return false;
        }
        return pollFds.getShort(POLLFD_BYTES + POLLFD_REVENTS) != 0
                && Libc.read(eventfd, Pointer.nativeValue(counter), COUNTER_BYTES) == COUNTER_BYTES;
    }

    @Override
    public ByteBuffer read() {
        long bytes = Libc.read(inotify, bufferAddress, BUFFER_BYTES);
        // -1 is EAGAIN: nothing there.
        return events.clear().limit((int) Math.max(0, bytes));
    }

    @Override
    public String whyNoDescriptor() {
        return whyNothingOpens();
    }

    @Override
    public void wake() {
        // Fails only when the counter is full, and then the other side is being woken anyway.
        Libc.write(eventfd, Pointer.nativeValue(one), COUNTER_BYTES);
    }

    @Override
    public void close() {
        Libc.close(inotify);
        Libc.close(eventfd);
    }
}
