package chronicle.core.os;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** An errno as the exception that {@code java.nio} would throw for it. */
final class Errno {

    private Errno() {}

    static IOException exception(LastErrorException error, String call, Path path) {
        return exception(error.getErrorCode(), call, path);
    }

    static IOException exception(int errno, String call, Path path) {
        return switch (errno) {
            case Linux.ENOENT -> new NoSuchFileException(path.toString());
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
