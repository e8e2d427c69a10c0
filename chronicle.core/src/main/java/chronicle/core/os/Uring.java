package chronicle.core.os;

import chronicle.core.format.Words;
import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An io_uring(7) for sleeping on futexes: requests are filled in, {@link #enter} hands them over
 * and sleeps, then completions are taken one by one. Each request completes once. Of the thread
 * that opened it; another one's {@link #enter} is EEXIST. Layouts and numbers are those of
 * linux/io_uring.h.
 */
final class Uring implements AutoCloseable {

    /** What completes is told to its thread in a call of its own, and never interrupts it. */
    private static final int SETUP =
            Linux.IORING_SETUP_CQSIZE
                    | Linux.IORING_SETUP_SINGLE_ISSUER
                    | Linux.IORING_SETUP_DEFER_TASKRUN
                    | Linux.IORING_SETUP_NO_SQARRAY;

    /** Completions of those that nobody waits for. */
    static final long NOBODY = -1;

    /** So many at once; more are handed over in between. */
    private static final int REQUESTS = 128;

    // struct io_uring_params
    private static final int PARAMS = 120;
    private static final int PARAMS_SQ_ENTRIES = 0;
    private static final int PARAMS_CQ_ENTRIES = 4;
    private static final int PARAMS_FLAGS = 8;
    private static final int SQ_HEAD = 40;
    private static final int SQ_TAIL = 44;
    private static final int CQ_HEAD = 80;
    private static final int CQ_TAIL = 84;
    private static final int CQ_CQES = 100;

    // struct io_uring_sqe
    private static final int SQE = 64;
    private static final int SQE_FD = 4;
    private static final int SQE_ADDR2 = 8;
    private static final int SQE_ADDR = 16;
    private static final int SQE_USER_DATA = 32;
    private static final int SQE_ADDR3 = 48;

    /** Any wake, as the plain futex calls are. */
    private static final long MATCH_ANY = 0xFFFF_FFFFL;

    // struct io_uring_cqe
    private static final int CQE = 16;
    private static final int CQE_RES = 8;

    // struct io_uring_getevents_arg, and the timespec that it points to
    private static final int ARGUMENT = 24;
    private static final int ARGUMENT_TS = 16;
    private static final long NANOS = 1_000_000_000L;

    // struct io_uring_probe
    private static final int PROBE_OPS = 16;
    private static final int PROBE_OP = 8;
    private static final int PROBED = 64;
    private static final int SUPPORTED = 1;

    private final int fd;
    private final Area ring;
    private final Area requests;
    private final Memory argument = new Memory(ARGUMENT + 16);
    private final long argumentAt = Pointer.nativeValue(argument);

    private final int sqHead;
    private final int sqTail;
    private final int cqHead;
    private final int cqTail;
    private final int cqes;
    private final int sqEntries;
    private final int cqMask;

    /** Next to be filled in. */
    private int tail;

    /** Next to be taken, and where the last one is. */
    private int head;

    private int completed;

    /**
     * @param completions how many may lie there at once without the kernel having to keep them
     *     elsewhere
     * @throws LastErrorException where there is none, or none more
     */
    Uring(int completions) {
        Memory params = new Memory(PARAMS);
        params.clear();
        params.setInt(PARAMS_FLAGS, SETUP);
        params.setInt(PARAMS_CQ_ENTRIES, completions);
        long at = Pointer.nativeValue(params);
        fd = (int) checked(LibC.syscall(Linux.SYS_IO_URING_SETUP, REQUESTS, at, 0, 0, 0));
        Area mapped = null;
        try {
            sqEntries = params.getInt(PARAMS_SQ_ENTRIES);
            sqHead = params.getInt(SQ_HEAD);
            sqTail = params.getInt(SQ_TAIL);
            cqHead = params.getInt(CQ_HEAD);
            cqTail = params.getInt(CQ_TAIL);
            cqes = params.getInt(CQ_CQES);
            int cqEntries = params.getInt(PARAMS_CQ_ENTRIES);
            cqMask = cqEntries - 1;
            mapped = new Area(fd, (long) cqes + (long) cqEntries * CQE, 0);
            requests = new Area(fd, (long) sqEntries * SQE, Linux.IORING_OFF_SQES);
            ring = mapped;
        } catch (LastErrorException e) {
            if (mapped != null) {
                mapped.close();
            }
            LibC.close(fd);
            throw e;
        }
        argument.clear();
        argument.setLong(ARGUMENT_TS, argumentAt + ARGUMENT);
    }

    private static long checked(long outcome) {
        if (outcome < 0) {
            throw new LastErrorException(Native.getLastError());
        }
        return outcome;
    }

    /** Whether the kernel (and what filters its calls) has rings that wait for futexes. */
    static boolean isThere() {
        try (Uring ring = new Uring(REQUESTS)) {
            Memory probe = new Memory(PROBE_OPS + PROBED * PROBE_OP);
            probe.clear();
            checked(
                    LibC.syscall(
                            Linux.SYS_IO_URING_REGISTER,
                            ring.fd,
                            Linux.IORING_REGISTER_PROBE,
                            Pointer.nativeValue(probe),
                            PROBED,
                            0));
            int futexWait = PROBE_OPS + Linux.IORING_OP_FUTEX_WAIT * PROBE_OP;
            return (probe.getShort(futexWait + 2) & SUPPORTED) != 0;
        } catch (LastErrorException e) {
            return false;
        }
    }

    /**
     * Fills in a request that completes when the word is woken, or at once (EAGAIN) when it is not
     * what is expected.
     *
     * @param flags of futex2
     * @param name what {@link #taken} says then, 0 or more
     */
    void wait(long address, int expected, int flags, long name) {
        int at = request(Linux.IORING_OP_FUTEX_WAIT, name);
        ByteBuffer sqe = requests.buffer;
        sqe.putInt(at + SQE_FD, flags);
        sqe.putLong(at + SQE_ADDR, address);
        sqe.putLong(at + SQE_ADDR2, Integer.toUnsignedLong(expected));
        sqe.putLong(at + SQE_ADDR3, MATCH_ANY);
    }

    /** Fills in one that ends another, which completes with ECANCELED unless it has before. */
    void cancel(long other) {
        int at = request(Linux.IORING_OP_ASYNC_CANCEL, NOBODY);
        requests.buffer.putInt(at + SQE_FD, -1);
        requests.buffer.putLong(at + SQE_ADDR, other);
    }

    private int request(int operation, long name) {
        int at = (tail & sqEntries - 1) * SQE;
        for (int i = 0; i < SQE; i += Long.BYTES) {
            requests.buffer.putLong(at + i, 0);
        }
        requests.buffer.put(at, (byte) operation);
        requests.buffer.putLong(at + SQE_USER_DATA, name);
        tail++;
        return at;
    }

    /**
     * To be called before the first request and after each, until it fails: hands over what is
     * filled in when nothing more can be.
     *
     * @return an errno, or 0
     */
    int makeRoom() {
        return waiting() == sqEntries ? enter(0, 0) : 0;
    }

    /** How many are filled in and not handed over. */
    private int waiting() {
        return tail - Words.getIntAcquire(ring.buffer, sqHead);
    }

    /**
     * Hands over what is filled in, and sleeps until there is a completion. Some may not have been
     * handed over, which the next call does.
     *
     * @return an errno, among them ETIME after the timeout and EINTR for no reason; or 0
     */
    int sleep(long timeoutNs) {
        return enter(1, timeoutNs);
    }

    private int enter(int completions, long timeoutNs) {
        Words.setIntRelease(ring.buffer, sqTail, tail);
        long until = Math.max(0, timeoutNs);
        argument.setLong(ARGUMENT, until / NANOS);
        argument.setLong(ARGUMENT + 8, until % NANOS);
        long outcome =
                LibC.syscall(
                        Linux.SYS_IO_URING_ENTER,
                        fd,
                        waiting(),
                        completions,
                        Linux.IORING_ENTER_GETEVENTS | Linux.IORING_ENTER_EXT_ARG,
                        argumentAt,
                        ARGUMENT);
        return outcome < 0 ? Native.getLastError() : 0;
    }

    /** Takes the next completion; false when there is none. */
    boolean take() {
        Words.setIntRelease(ring.buffer, cqHead, head);
        if (head == Words.getIntAcquire(ring.buffer, cqTail)) {
            return false;
        }
        completed = cqes + (head & cqMask) * CQE;
        head++;
        return true;
    }

    /** Whose it is that was taken. */
    long taken() {
        return ring.buffer.getLong(completed);
    }

    /** How that ended: 0, or a negative errno. */
    int result() {
        return ring.buffer.getInt(completed + CQE_RES);
    }

    @Override
    public void close() {
        requests.close();
        ring.close();
        LibC.close(fd);
    }

    /** What the kernel shares with us. */
    private static final class Area {

        private final Pointer address;
        private final long bytes;
        private final ByteBuffer buffer;

        Area(int fd, long bytes, long offset) {
            int protection = Linux.PROT_READ | Linux.PROT_WRITE;
            int kind = Linux.MAP_SHARED | Linux.MAP_POPULATE;
            this.address = LibC.mmap(Pointer.NULL, bytes, protection, kind, fd, offset);
            this.bytes = bytes;
            this.buffer = address.getByteBuffer(0, bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        void close() {
            LibC.munmap(address, bytes);
        }
    }
}
