package chronicle.core.os;

import chronicle.core.FileModes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock of {@code java.nio}. On POSIX systems closing such a file anywhere in the process drops
 * the process's lock on it. So a table of this process's own locks answers for them, and whoever
 * opens a lock file to ask holds the table's monitor until it has closed it.
 */
final class PortableLock implements FileLockHandle {

    /** Guards everything here, descriptors that are only open for a question included. */
    private static final Map<Path, PortableLock> HELD = new HashMap<>();

    /**
     * Who merely asks holds a shared lock for an instant, or for a time slice if it is unlucky. It
     * is met so often at the most, for a second and more: time itself would count against a locker
     * that is held up.
     */
    private static final int ASKED_MOST = 20_000;

    private static final long ASKING_PAUSE_NS = 50_000L;

    private final Path key;
    private final Path file;
    private final FileChannel channel;

    private byte[] content = new byte[0];

    private PortableLock(Path key, Path file, FileChannel channel) {
        this.key = key;
        this.file = file;
        this.channel = channel;
    }

    /**
     * The lock, or null when somebody holds it.
     *
     * @param key names the file whatever way leads to it
     */
    static PortableLock tryLock(Path key, Path file, Set<PosixFilePermission> mode)
            throws IOException {
        synchronized (HELD) {
            if (HELD.containsKey(key)) {
                return null;
            }
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                RegularFile.require(file);
            }
            Set<OpenOption> options =
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
            FileChannel channel = FileChannel.open(file, options, FileModes.attributes(file, mode));
            boolean locked = false;
            try {
                locked = lockUnlessHeld(channel);
            } finally {
                if (!locked) {
                    channel.close();
                }
            }
            if (!locked) {
                return null;
            }
            PortableLock lock = new PortableLock(key, file, channel);
            HELD.put(key, lock);
            return lock;
        }
    }

    /**
     * A refusal may come from a holder or from those who ask whether there is one. A shared lock
     * tells them apart: a holder refuses that too.
     */
    private static boolean lockUnlessHeld(FileChannel channel) throws IOException {
        for (int asked = 0; !lock(channel, false); asked++) {
            try (FileLock asking = channel.tryLock(0, Long.MAX_VALUE, true)) {
                if (asking == null || asked >= ASKED_MOST) {
                    return false;
                }
            } catch (OverlappingFileLockException e) {
                return false;
            }
            LockSupport.parkNanos(ASKING_PAUSE_NS);
        }
        return true;
    }

    private static boolean lock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared) != null;
        } catch (OverlappingFileLockException e) {
            // Another copy of this class in the same process has it.
            return false;
        }
    }

    static boolean isLocked(Path key, Path file) throws IOException {
        synchronized (HELD) {
            if (HELD.containsKey(key)) {
                return true;
            }
            RegularFile.require(file);
            Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            try (FileChannel channel = FileChannel.open(file, options)) {
                return !lock(channel, true);
            }
        }
    }

    /** What the file says. */
    static byte[] content(Path key, Path file, int limit) throws IOException {
        synchronized (HELD) {
            PortableLock own = HELD.get(key);
            if (own != null) {
                return own.content.clone();
            }
            RegularFile.require(file);
            try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                return in.readNBytes(limit);
            }
        }
    }

    @Override
    public void writeContent(byte[] newContent) throws IOException {
        synchronized (HELD) {
            requireHeld();
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(newContent), 0);
            content = newContent.clone();
        }
    }

    private void requireHeld() throws ClosedChannelException {
        if (HELD.get(key) != this) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public long length() throws IOException {
        synchronized (HELD) {
            requireHeld();
            return channel.size();
        }
    }

    /** Opening the file once more and closing that would let go of the lock. */
    @Override
    public Mapping map(long size) throws IOException {
        synchronized (HELD) {
            requireHeld();
            return PortableMapping.of(channel, file, size, true);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(key, this)) {
                channel.close();
            }
        }
    }
}
