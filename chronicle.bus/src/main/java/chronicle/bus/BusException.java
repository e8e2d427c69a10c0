package chronicle.bus;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The one exception of this module. The message says what failed and what to do, then {@code
 * key=value} pairs that name the place.
 */
public final class BusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is, for callers that decide by it. */
    public enum Category {
        /** The queue or strategy directory does not exist. */
        NOT_FOUND,
        /** The caller asked for something outside the valid range. */
        INVALID_ARGUMENT,
        /** A symbolic link or another kind of file stands where a real one must be. */
        UNSAFE,
        /** The directory was deleted and made again: it belongs to somebody else now. */
        REPLACED,
        /** The operating system refused; the cause says why. */
        IO,
        /** The object was closed before the call. */
        CLOSED
    }

    private final Category category;

    public BusException(Category category, String message, Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    public BusException(Category category, String message) {
        this(category, message, null);
    }

    public Category category() {
        return category;
    }

    /** A refusal of the operating system at a path. */
    public static BusException io(String what, Path path, Exception cause) {
        return new BusException(
                Category.IO, what + " path=" + path + " reason=\"" + reason(cause) + '"', cause);
    }

    /** Of most refusals the JDK says nothing but the path, which the message has already. */
    private static String reason(Exception cause) {
        if (cause instanceof FileSystemException refusal && refusal.getReason() != null) {
            return refusal.getReason();
        }
        if (cause instanceof NoSuchFileException) {
            return "does not exist";
        }
        return cause instanceof AccessDeniedException ? "permission denied" : cause.getMessage();
    }
}
