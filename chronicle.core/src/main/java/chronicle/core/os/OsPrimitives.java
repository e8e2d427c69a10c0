package chronicle.core.os;

import chronicle.core.DirectoryWalk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the engine needs from the operating system beyond {@code java.nio}. Implementations are
 * thread-safe. Every failure is an {@link IOException} that names path and reason; a full disk is a
 * {@link DiskFullException}. No call follows a symbolic link in the last step of its path, unless
 * it says so.
 */
public interface OsPrimitives {

    /** {@code linux} or {@code portable}. */
    String name();

    /**
     * Maps the first {@code size} bytes of an existing regular file, shared. Fails unless the file
     * is at least that long.
     *
     * @param size 1 to 2^31 - 1 bytes
     */
    Mapping map(Path file, long size, boolean writable) throws IOException;

    /**
     * Creates {@code file} with exactly {@code size} bytes whose blocks are really allocated, so
     * that storing into a mapping cannot fail later. The file must not exist.
     *
     * @param head what it begins with, at most {@code size} bytes; the others are zero
     * @throws DiskFullException when there is no space; nothing is left behind
     */
    void createAllocated(Path file, long size, Set<PosixFilePermission> mode, byte[] head)
            throws IOException;

    /** As above, of zeros alone. */
    default void createAllocated(Path file, long size, Set<PosixFilePermission> mode)
            throws IOException {
        createAllocated(file, size, mode, new byte[0]);
    }

    /**
     * What is in a directory, in no order and without {@code .} and {@code ..}; the directory
     * itself may be a link.
     */
    default List<DirectoryEntry> list(Path directory) throws IOException {
        List<DirectoryEntry> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                boolean isFile = Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
                found.add(new DirectoryEntry(entry.getFileName().toString(), isFile));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /**
     * Renames atomically; fails with {@link java.nio.file.FileAlreadyExistsException} if the target
     * exists.
     */
    void renameNoReplace(Path from, Path to) throws IOException;

    /**
     * Takes the exclusive advisory lock of a file, made when missing, without waiting.
     *
     * @return the lock, or null when someone else (this process included) holds it
     */
    FileLockHandle tryLock(Path file, Set<PosixFilePermission> mode) throws IOException;

    /**
     * Whether somebody holds the lock, without keeping it and without creating or changing the
     * file. False when the file does not exist.
     */
    boolean isLocked(Path file) throws IOException;

    /**
     * What a lock file says, for people. Without disturbing whoever holds the lock.
     *
     * @param limit most bytes to read
     */
    default byte[] lockContent(Path file, int limit) throws IOException {
        RegularFile.require(file);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(limit);
        }
    }

    /**
     * Sleeps while the 32-bit word at {@code offset} still is {@code expected}: until a wake, the
     * timeout, or for no reason. Portable: a bounded sleep.
     */
    void futexWait(Mapping mapping, int offset, int expected, long timeoutNs);

    /** Wakes all sleepers of the word at {@code offset}, of other processes too. */
    void futexWakeAll(Mapping mapping, int offset);

    /** For a thread that sleeps on many words. */
    WaitSet waitSet();

    /**
     * Maps the pages of a range into this process's page tables now, so that touching them later
     * does not fault. Contents stay as they are. A range of a closed mapping is left alone.
     *
     * @param forWriting whether the first store is to be free of a fault, too
     * @return false when the operating system cannot, or did not: then nothing was promised
     */
    default boolean populate(Mapping mapping, long offset, long length, boolean forWriting) {
        return false;
    }

    /** Writes changed pages of a writable mapping to disk and waits for it. */
    void force(Mapping mapping) throws IOException;

    /** Makes the entries of a directory (files made, renamed, deleted) outlive a power failure. */
    void forceDirectory(Path directory) throws IOException;

    /** Identity of one incarnation of a path, as {@link chronicle.core.Queues#identity} says. */
    String identity(Path path) throws IOException;

    /** Walks a directory, as {@link chronicle.core.Queues#walk} says. */
    default DirectoryWalk walk(Path directory) {
        return new PortableWalk(directory);
    }

    /** Field 22 of {@code /proc/PID/stat}, or -1. */
    long startTicks(long pid);
}
