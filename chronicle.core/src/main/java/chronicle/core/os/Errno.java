package chronicle.core.os;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** An errno as the exception that {@code java.nio} would throw for it. */
final class Errno {

    private static final String[] WORDS = new String[256];

    private Errno() {}

    /** What an errno means to an operator; always the same text for the same number. */
    static String words(int errno) {
        int index = errno & 0xFF;
        // Racy on purpose: at worst two threads make the same text.
        String words = WORDS[index];
        if (words == null) {
            words =
                    switch (errno) {
                        case Linux.EACCES -> "permission denied";
                        case Linux.EPERM -> "not permitted";
                        case Linux.ELOOP -> "too many symbolic links";
                        case Linux.EAGAIN -> "it is being replaced all the time";
                        case Linux.EMFILE ->
                                "no descriptor left in this process, raise its limit of open files"
                                        + " (ulimit -n, LimitNOFILE)";
                        case Linux.ENFILE ->
                                "no descriptor left on this machine, raise fs.file-max";
                        case Linux.ENOMEM -> "the kernel has no memory left";
                        default -> "errno=" + errno;
                    };
            WORDS[index] = words;
        }
        return words;
    }

    static IOException exception(LastErrorException error, String call, Path path) {
        return exception(error.getErrorCode(), call, path);
    }

    static IOException exception(int errno, String call, Path path) {
        return switch (errno) {
            case Linux.ENOENT -> new NoSuchFileException(path.toString());
            case Linux.ENOTDIR -> new NotDirectoryException(path.toString());
            case Linux.EMFILE, Linux.ENFILE, Linux.ENOMEM ->
                    new FileSystemException(
                            path.toString(), null, call + " failed: " + words(errno));
            case Linux.EEXIST -> new FileAlreadyExistsException(path.toString());
            case Linux.EACCES -> new AccessDeniedException(path.toString());
            case Linux.ENOSPC, Linux.EDQUOT ->
                    new DiskFullException(
                            "no space left (or no quota), free some and try again call="
                                    + call
                                    + " path="
                                    + path);
            case Linux.ELOOP ->
                    new FileSystemException(
                            path.toString(), null, "is a symbolic link, which is not followed");
            default ->
                    new FileSystemException(path.toString(), null, call + " failed errno=" + errno);
        };
    }
}
