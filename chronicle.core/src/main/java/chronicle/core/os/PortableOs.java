package chronicle.core.os;

import chronicle.core.FileModes;
import chronicle.core.format.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The primitives by {@code java.nio} alone. What differs from {@link LinuxOs}: unmapping waits for
 * the collector, sleeping is polling, and a lock is one of {@link java.nio.channels.FileLock},
 * which on Linux does not know of flock: all processes of a bus use the same kind.
 */
public final class PortableOs implements OsPrimitives {

    static final String NAME = "portable";

    private static final int ZEROS = 1 << 16;
    private static final long LONGEST_NAP_NS = TimeUnit.MILLISECONDS.toNanos(1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Mapping map(Path file, long size, boolean writable) throws IOException {
        RegularFile.require(file);
        Set<OpenOption> options =
                writable
                        ? Set.of(
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS)
                        : Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel = FileChannel.open(file, options)) {
            return PortableMapping.of(channel, file, size, writable);
        }
    }

    @Override
    public void createAllocated(Path file, long size, Set<PosixFilePermission> mode, byte[] head)
            throws IOException {
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean done = false;
        try (FileChannel channel =
                FileChannel.open(file, options, FileModes.attributes(file, mode))) {
            ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
            for (long at = 0; at < size; ) {
                zeros.clear().limit((int) Math.min(ZEROS, size - at));
                at += channel.write(zeros, at);
            }
            channel.write(ByteBuffer.wrap(head), 0);
            done = true;
        } catch (FileAlreadyExistsException e) {
            done = true;
            throw e;
        } catch (IOException e) {
            if (Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < size) {
                throw new DiskFullException(
                        "no space left (or no quota), free some and try again path=" + file);
            }
            throw e;
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void renameNoReplace(Path from, Path to) throws IOException {
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public FileLockHandle tryLock(Path file, Set<PosixFilePermission> mode) throws IOException {
        return PortableLock.tryLock(key(file), file, mode);
    }

    @Override
    public boolean isLocked(Path file) throws IOException {
        try {
            return PortableLock.isLocked(key(file), file);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public byte[] lockContent(Path file, int limit) throws IOException {
        byte[] content = PortableLock.content(key(file), file, limit);
        return content.length > limit ? Arrays.copyOf(content, limit) : content;
    }

    private static Path key(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        return absolute.getParent().toRealPath().resolve(absolute.getFileName());
    }

    @Override
    public void futexWait(Mapping mapping, int offset, int expected, long timeoutNs) {
        if (Words.getIntVolatile(mapping.buffer(), offset) == expected) {
            LockSupport.parkNanos(this, Math.min(timeoutNs, LONGEST_NAP_NS));
        }
    }

    @Override
    public void futexWakeAll(Mapping mapping, int offset) {
        // Sleepers here look again by themselves within a millisecond.
    }

    @Override
    public WaitSet waitSet() {
        return new PollingWaitSet();
    }

    @Override
    public void force(Mapping mapping) {
        ((PortableMapping) mapping).force();
    }

    /** Where a directory cannot be opened as a file, its entries are the file system's own care. */
    @Override
    public void forceDirectory(Path directory) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (AccessDeniedException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }

    @Override
    public String identity(Path path) throws IOException {
        try {
            return PortableFacts.identity(
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return "";
        } catch (FileSystemException e) {
            if (PortableFacts.isBelowAFile(path.toAbsolutePath())) {
                return "";
            }
            throw e;
        }
    }

    @Override
    public long startTicks(long pid) {
        return ProcStat.startTicks(pid);
    }
}
