package chronicle.core.os;

import chronicle.core.DirectoryWalk;
import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The primitives by system calls, through JNA. */
public final class LinuxOs implements OsPrimitives {

    /** The bytes of a path must be those that java.nio sees. */
    private static final Charset PATHS = Charset.forName(System.getProperty("sun.jnu.encoding"));

    /**
     * Who merely asks holds a shared lock for an instant, or for a time slice if it is unlucky. It
     * is met so often at the most, for a second and more: time itself would count against a locker
     * that is held up.
     */
    private static final int ASKED_MOST = 20_000;

    private static final long ASKING_PAUSE_NS = 50_000L;

    private static final long POPULATE_STEP = 1 << 20;
    private static final long NANOS = 1_000_000_000L;

    /** One timespec per thread that sleeps, so that sleeping does not allocate. */
    private static final ThreadLocal<Memory> TIMEOUT =
            ThreadLocal.withInitial(() -> new Memory(16));

    private static final ThreadLocal<LinuxIdentity> LOOKS =
            ThreadLocal.withInitial(LinuxIdentity::new);

    private static final ThreadLocal<LinuxListing> LISTINGS =
            ThreadLocal.withInitial(LinuxListing::new);

    private final boolean rings;

    public LinuxOs() {
        this(!"false".equals(System.getProperty(OperatingSystem.RINGS)));
    }

    private LinuxOs(boolean rings) {
        this.rings = rings;
        // Loads the library here, where the caller expects it to fail, and not in the middle.
        try {
            LibC.lseek(-1, 0, 0);
        } catch (LastErrorException expected) {
            assert expected.getErrorCode() != 0;
        }
    }

    /** As where the kernel has no io_uring, or a filter forbids it. */
    public static LinuxOs withoutRings() {
        return new LinuxOs(false);
    }

    @Override
    public String name() {
        return "linux";
    }

    @Override
    public Mapping map(Path file, long size, boolean writable) throws IOException {
        int access = writable ? Linux.O_RDWR : Linux.O_RDONLY;
        // Non-blocking, so that a FIFO in the file's place cannot hold us up.
        int fd = open(file, access | Linux.O_NONBLOCK, 0);
        try {
            return LinuxMapping.of(fd, file, regular(fd, file).size(), size, writable);
        } finally {
            LibC.close(fd);
        }
    }

    private static int open(Path file, int flags, int mode) throws IOException {
        try {
            return LibC.open(bytes(file), flags | Linux.O_NOFOLLOW | Linux.O_CLOEXEC, mode);
        } catch (LastErrorException e) {
            throw Errno.exception(e, "open", file);
        }
    }

    private static Statx regular(int fd, Path file) throws IOException {
        Statx stat = statx(fd, file);
        if (!stat.isRegular()) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        return stat;
    }

    private static Statx statx(int fd, Path file) throws IOException {
        byte[] result = new byte[Statx.LENGTH];
        try {
            LibC.statx(fd, new byte[1], Linux.AT_EMPTY_PATH, Statx.WANTED, result);
        } catch (LastErrorException e) {
            throw Errno.exception(e, "statx", file);
        }
        return new Statx(result);
    }

    @Override
    public void createAllocated(Path file, long size, Set<PosixFilePermission> mode, byte[] head)
            throws IOException {
        int flags = Linux.O_RDWR | Linux.O_CREAT | Linux.O_EXCL;
        int fd = open(file, flags, modeBits(mode));
        boolean done = false;
        try {
            LinuxAllocation.allocate(fd, size, file);
            if (head.length > 0) {
                LinuxAllocation.write(fd, head, file);
            }
            done = true;
        } finally {
            LibC.close(fd);
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void renameNoReplace(Path from, Path to) throws IOException {
        try {
            LibC.renameat2(
                    Linux.AT_FDCWD, bytes(from), Linux.AT_FDCWD, bytes(to), Linux.RENAME_NOREPLACE);
        } catch (LastErrorException e) {
            if (e.getErrorCode() != Linux.EINVAL && e.getErrorCode() != Linux.ENOSYS) {
                throw Errno.exception(e, "rename", to);
            }
            // A file system without the flag. A hard link refuses an existing name just as well.
            Files.createLink(to, from);
            Files.delete(from);
        }
    }

    @Override
    public FileLockHandle tryLock(Path file, Set<PosixFilePermission> mode) throws IOException {
        int fd = open(file, Linux.O_RDWR | Linux.O_CREAT | Linux.O_NONBLOCK, modeBits(mode));
        LinuxLock lock = null;
        try {
            if (lockUnlessHeld(fd, file)) {
                // Only now its length is nobody else's to change.
                lock = new LinuxLock(file, fd, regular(fd, file).size());
            }
        } finally {
            if (lock == null) {
                LibC.close(fd);
            }
        }
        return lock;
    }

    /**
     * A refusal may come from a holder or from those who ask whether there is one. A shared lock
     * tells them apart: a holder refuses that too.
     */
    private static boolean lockUnlessHeld(int fd, Path file) throws IOException {
        for (int asked = 0; !flock(fd, Linux.LOCK_EX, file); asked++) {
            if (!flock(fd, Linux.LOCK_SH, file) || asked >= ASKED_MOST) {
                return false;
            }
            flock(fd, Linux.LOCK_UN, file);
            LockSupport.parkNanos(ASKING_PAUSE_NS);
        }
        return true;
    }

    /** Asks with a shared lock, so that two who ask do not take each other for a holder. */
    @Override
    public boolean isLocked(Path file) throws IOException {
        int fd;
        try {
            fd = open(file, Linux.O_RDONLY | Linux.O_NONBLOCK, 0);
        } catch (NoSuchFileException e) {
            return false;
        }
        try {
            boolean free = flock(fd, Linux.LOCK_SH, file);
            if (free) {
                // As when a lock is closed: a process being started may have the descriptor, too.
                flock(fd, Linux.LOCK_UN, file);
            }
            return !free;
        } finally {
            LibC.close(fd);
        }
    }

    private static boolean flock(int fd, int kind, Path file) throws IOException {
        try {
            LibC.flock(fd, kind | Linux.LOCK_NB);
            return true;
        } catch (LastErrorException e) {
            if (e.getErrorCode() == Linux.EAGAIN) {
                return false;
            }
            throw Errno.exception(e, "flock", file);
        }
    }

    @Override
    public void futexWait(Mapping mapping, int offset, int expected, long timeoutNs) {
        Memory timeout = TIMEOUT.get();
        timeout.setLong(0, timeoutNs / NANOS);
        timeout.setLong(8, timeoutNs % NANOS);
        // Woken, timed out, changed, interrupted: whatever it was, the caller looks again.
        futex(mapping, offset, Linux.FUTEX_WAIT, expected, timeout);
    }

    @Override
    public void futexWakeAll(Mapping mapping, int offset) {
        // With bare numbers: a writer does this for each commit while somebody is asleep.
        long word = ((LinuxMapping) mapping).addressOf(offset);
        if (LibC.syscall(Linux.SYS_FUTEX, word, Linux.FUTEX_WAKE, Integer.MAX_VALUE, 0, 0) < 0) {
            throw new LastErrorException(Native.getLastError());
        }
    }

    private static void futex(
            Mapping mapping, int offset, int operation, int value, Pointer timeout) {
        Pointer word = ((LinuxMapping) mapping).address().share(offset);
        try {
            LibC.syscall(Linux.SYS_FUTEX, word, operation, value, timeout, Pointer.NULL, 0);
        } catch (LastErrorException e) {
            int errno = e.getErrorCode();
            if (errno != Linux.EAGAIN && errno != Linux.EINTR && errno != Linux.ETIMEDOUT) {
                throw e;
            }
        }
    }

    @Override
    public WaitSet waitSet() {
        return WaitSets.best(rings);
    }

    @Override
    public boolean populate(Mapping mapping, long offset, long length, boolean forWriting) {
        int advice = forWriting ? Linux.MADV_POPULATE_WRITE : Linux.MADV_POPULATE_READ;
        for (long at = 0; at < length; at += POPULATE_STEP) {
            long step = Math.min(POPULATE_STEP, length - at);
            if (!((LinuxMapping) mapping).advise(offset + at, step, advice)) {
                return false;
            }
            if (at + POPULATE_STEP < length) {
                Thread.yield();
            }
        }
        return true;
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        int fd = open(directory, Linux.O_RDONLY, 0);
        try {
            LibC.fsync(fd);
        } catch (LastErrorException e) {
            throw Errno.exception(e, "fsync", directory);
        } finally {
            LibC.close(fd);
        }
    }

    @Override
    public void force(Mapping mapping) throws IOException {
        LinuxMapping mapped = (LinuxMapping) mapping;
        try {
            LibC.msync(mapped.address(), mapped.size(), Linux.MS_SYNC);
        } catch (LastErrorException e) {
            throw new IOException("msync failed errno=" + e.getErrorCode(), e);
        }
    }

    @Override
    public String identity(Path path) throws IOException {
        return LOOKS.get().identity(path);
    }

    @Override
    public List<DirectoryEntry> list(Path directory) throws IOException {
        return LISTINGS.get().list(directory);
    }

    @Override
    public DirectoryWalk walk(Path directory) {
        return new LinuxWalk(directory);
    }

    @Override
    public long startTicks(long pid) {
        return ProcStat.startTicks(pid);
    }

    /** As system calls want it: in the bytes that java.nio sees, ended by a zero byte. */
    static byte[] bytes(Path path) {
        byte[] encoded = path.toString().getBytes(PATHS);
        return Arrays.copyOf(encoded, encoded.length + 1);
    }

    /** The other way round, of a name. */
    static String text(byte[] name) {
        return new String(name, PATHS);
    }

    private static int modeBits(Set<PosixFilePermission> mode) {
        int bits = 0;
        for (PosixFilePermission permission : mode) {
            // The enum runs from owner read (0400) down to others execute (0001).
            bits |= 0400 >> permission.ordinal();
        }
        return bits;
    }
}
