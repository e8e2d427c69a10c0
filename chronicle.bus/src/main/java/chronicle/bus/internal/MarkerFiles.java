package chronicle.bus.internal;

import chronicle.bus.BusException;
import chronicle.bus.BusException.Category;
import chronicle.core.FileModes;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Small files in a queue directory that others look at: they appear complete or not at all, with
 * mode 0640 less the umask. No symbolic link is followed, neither the directory nor the file.
 */
public final class MarkerFiles {

    private static final Set<StandardOpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /** That of a queue's other files. */
    private static final Set<PosixFilePermission> FILE_MODE = WriterOptions.DEFAULTS.fileMode();

    private MarkerFiles() {}

    /** Writes NAME.tmp, then renames it to NAME, replacing what was there. */
    public static void replace(Path directory, String name, byte[] content) {
        replace(directory, name, content, () -> {});
    }

    /**
     * As {@link #replace(Path, String, byte[])}.
     *
     * @param mayReplace asked between the two; what it throws goes on and leaves NAME as it is
     */
    public static void replace(Path directory, String name, byte[] content, Runnable mayReplace) {
        requireDirectory(directory);
        Path target = directory.resolve(name);
        Path temporary = directory.resolve(name + ".tmp");
        try {
            try {
                write(temporary, content);
            } catch (FileAlreadyExistsException leftover) {
                // Left by an owner that was killed in between, or planted: never written through.
                Files.delete(temporary);
                write(temporary, content);
            }
            mayReplace.run();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            throw missing(directory, gone);
        } catch (IOException e) {
            throw BusException.io("cannot write " + name, target, e);
        }
    }

    /** Deletes NAME; nothing happens when it, or the directory, is not there. */
    public static void remove(Path directory, String name) {
        Path target = directory.resolve(name);
        try {
            PathKind kind = PathKind.of(directory);
            if (kind == PathKind.MISSING) {
                return;
            }
            if (kind != PathKind.DIRECTORY) {
                throw unsafe(directory, kind);
            }
            Files.deleteIfExists(target);
        } catch (IOException e) {
            throw BusException.io("cannot remove " + name, target, e);
        }
    }

    /**
     * Creates the directory if it is missing, under this mode less the umask; its parent must
     * exist.
     *
     * @throws BusException UNSAFE when something else stands there, a link to a directory included
     */
    public static void ensureDirectory(Path directory, Set<PosixFilePermission> mode) {
        try {
            Files.createDirectory(directory, FileModes.attributes(directory, mode));
        } catch (FileAlreadyExistsException there) {
            requireDirectory(directory);
        } catch (IOException e) {
            throw BusException.io("cannot create directory", directory, e);
        }
    }

    /** Creates the directory and all missing ones above it; these may be links. */
    public static void ensureDirectories(Path directory, Set<PosixFilePermission> mode) {
        try {
            Files.createDirectories(directory, FileModes.attributes(directory, mode));
        } catch (IOException e) {
            throw BusException.io("cannot create directories", directory, e);
        }
    }

    /**
     * Refuses anything but a real directory.
     *
     * @throws BusException NOT_FOUND, UNSAFE or IO
     */
    public static void requireDirectory(Path directory) {
        PathKind kind;
        try {
            kind = PathKind.of(directory);
        } catch (IOException e) {
            throw BusException.io("cannot look at directory", directory, e);
        }
        if (kind == PathKind.MISSING) {
            throw missing(directory, null);
        }
        if (kind != PathKind.DIRECTORY) {
            throw unsafe(directory, kind);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, CREATE, FileModes.attributes(file, FILE_MODE))) {
            ByteBuffer remaining = ByteBuffer.wrap(content);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
        }
    }

    /**
     * Up to {@code limit + 1} bytes of a regular file, so that a caller can tell "too long".
     *
     * @throws NoSuchFileException when it is not there
     * @throws IOException when it cannot be read, or is not a regular file
     */
    public static byte[] readCapped(Path file, int limit) throws IOException {
        PathKind kind = PathKind.of(file);
        if (kind == PathKind.MISSING) {
            throw new NoSuchFileException(file.toString());
        }
        if (kind != PathKind.FILE) {
            // Opening a FIFO would wait for its writer.
            throw new IOException("not a regular file but " + kind.words());
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(
                        file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer buffer = ByteBuffer.allocate(limit + 1);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // A short read is not the end of the file.
            }
            byte[] content = new byte[buffer.flip().remaining()];
            buffer.get(content);
            return content;
        }
    }

    private static BusException missing(Path directory, Exception cause) {
        return new BusException(
                Category.NOT_FOUND, "no such queue directory path=" + directory, cause);
    }

    private static BusException unsafe(Path directory, PathKind kind) {
        return new BusException(
                Category.UNSAFE,
                "not a real directory, links are not followed path="
                        + directory
                        + " found=\""
                        + kind.words()
                        + '"');
    }
}
