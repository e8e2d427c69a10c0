package chronicle.core.os;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * By futex_waitv(2), Linux 5.16 and later: 128 words a call, of which one is the bell. The kernel
 * copies the list as the call begins and touches the words only while it queues itself; an address
 * that is not mapped any more is its EFAULT, not ours.
 */
final class FutexWaitSet implements WaitSet {

    private static final int CAPACITY = Linux.FUTEX_WAITV_MAX - 1;

    /** struct futex_waitv: u64 val, u64 uaddr, u32 flags, u32 reserved. */
    private static final int ENTRY = 24;

    private static final int ADDRESS = 8;
    private static final int FLAGS = 16;

    private static final int BELL = 0;
    private static final long NANOS = 1_000_000_000L;
    private static final long PAUSE_AFTER_FAULT_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Memory entries = new Memory((long) ENTRY * Linux.FUTEX_WAITV_MAX);
    private final Memory timeout = new Memory(16);
    private final long entriesAt = Pointer.nativeValue(entries);
    private final long timeoutAt = Pointer.nativeValue(timeout);
    private final Bell bell = new Bell();

    FutexWaitSet() {
        entries.clear();
        // First, since the kernel names the last one that was woken.
        write(BELL, bell.address(), 0, Linux.FUTEX2_SIZE_U32 | Linux.FUTEX2_PRIVATE);
    }

    /** Whether this kernel (and what filters its calls) knows futex_waitv. */
    static boolean isThere() {
        // An empty list is invalid, where it is known at all.
        long outcome = LibC.syscall(Linux.SYS_FUTEX_WAITV, 0, 0, 0, 0, 0);
        return outcome == -1 && Native.getLastError() == Linux.EINVAL;
    }

    @Override
    public int capacity() {
        return CAPACITY;
    }

    @Override
    public boolean wakes() {
        return true;
    }

    @Override
    public void set(int index, Mapping mapping, int offset, int expected) {
        long address = ((LinuxMapping) mapping).addressOf(offset);
        write(place(index), address, expected, Linux.FUTEX2_SIZE_U32);
    }

    private static long place(int index) {
        return (index + 1L) * ENTRY;
    }

    private void write(long entry, long address, int expected, int flags) {
        entries.setLong(entry, Integer.toUnsignedLong(expected));
        entries.setLong(entry + ADDRESS, address);
        entries.setInt(entry + FLAGS, flags);
    }

    @Override
    public void expect(int index, int expected) {
        entries.setLong(place(index), Integer.toUnsignedLong(expected));
    }

    @Override
    public void move(int from, int to) {
        if (from != to) {
            long source = place(from);
            long target = place(to);
            entries.setLong(target, entries.getLong(source));
            entries.setLong(target + ADDRESS, entries.getLong(source + ADDRESS));
            entries.setInt(target + FLAGS, entries.getInt(source + FLAGS));
        }
    }

    @Override
    public int rung() {
        return bell.rung();
    }

    @Override
    public int await(int count, int rung, long timeoutNs) {
        entries.setLong(BELL, Integer.toUnsignedLong(rung));
        long until = Math.max(0, timeoutNs);
        LibC.clock_gettime(Linux.CLOCK_MONOTONIC, timeoutAt);
        long seconds = timeout.getLong(0) + until / NANOS;
        long nanos = timeout.getLong(8) + until % NANOS;
        timeout.setLong(0, seconds + nanos / NANOS);
        timeout.setLong(8, nanos % NANOS);
        bell.asleep(true);
        long woken =
                LibC.syscall(
                        Linux.SYS_FUTEX_WAITV,
                        entriesAt,
                        count + 1,
                        0,
                        timeoutAt,
                        Linux.CLOCK_MONOTONIC);
        int errno = woken < 0 ? Native.getLastError() : 0;
        bell.asleep(false);
        if (errno == Linux.EFAULT) {
            // Unmapped, or truncated away: who looks finds out; nobody is to spin on it.
            LockSupport.parkNanos(this, PAUSE_AFTER_FAULT_NS);
        }
        return woken > 0 ? (int) woken - 1 : OTHER;
    }

    @Override
    public void ring() {
        bell.ring();
    }

    @Override
    public void close() {
        // The collector frees the memory.
    }
}
