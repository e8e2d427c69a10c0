package chronicle.core.os;

import chronicle.core.FileFacts.Kind;
import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists a directory once, by {@code getdents64(2)} over a buffer that is used again: four system
 * calls, where {@code java.nio} takes nine and a look at each entry. One thread at a time.
 */
final class LinuxListing {

    /** A queue's directory fits in it many times over. */
    private static final int ENTRIES = 1 << 15;

    private final Memory memory = new Memory(ENTRIES);
    private final ByteBuffer entries =
            memory.getByteBuffer(0, ENTRIES).order(ByteOrder.nativeOrder());

    /** All but {@code .} and {@code ..}, in no order. */
    List<DirectoryEntry> list(Path directory) throws IOException {
        int flags = Linux.O_RDONLY | Linux.O_DIRECTORY | Linux.O_NONBLOCK | Linux.O_CLOEXEC;
        int fd;
        try {
            fd = LibC.open(LinuxOs.bytes(directory), flags, 0);
        } catch (LastErrorException e) {
            throw Errno.exception(e, "open", directory);
        }
        try {
            List<DirectoryEntry> found = new ArrayList<>();
            for (int end = fill(fd, directory); end > 0; end = fill(fd, directory)) {
                take(end, directory, found);
            }
            return found;
        } finally {
            LibC.close(fd);
        }
    }

    /** Bytes of the next entries, 0 at the end. */
    private int fill(int fd, Path directory) throws IOException {
        long address = Pointer.nativeValue(memory);
        long length = WalkCalls.syscall(Linux.SYS_GETDENTS64, fd, address, ENTRIES);
        if (length >= 0) {
            return (int) length;
        }
        int errno = Native.getLastError();
        if (errno == Linux.ENOENT) {
            // The directory was deleted while it was listed: nothing more can come.
            return 0;
        }
        throw Errno.exception(errno, "getdents64", directory);
    }

    private void take(int end, Path directory, List<DirectoryEntry> found) {
        for (int at = 0; at < end; at += Dirent.length(entries, at)) {
            if (!Dirent.isSelfOrAbove(entries, at)) {
                byte[] name = new byte[Dirent.nameLength(entries, at)];
                entries.get(at + Dirent.NAME_AT, name);
                String text = LinuxOs.text(name);
                found.add(
                        new DirectoryEntry(
                                text, isFile(Dirent.kind(entries, at), directory, text)));
            }
        }
    }

    private static boolean isFile(Kind kind, Path directory, String name) {
        if (kind != Kind.UNKNOWN) {
            return kind == Kind.FILE;
        }
        try {
            return Files.isRegularFile(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            // Java has no characters for it: nobody could open it either.
            return false;
        }
    }
}
