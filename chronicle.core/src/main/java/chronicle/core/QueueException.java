package chronicle.core;

import java.nio.file.Path;

/**
 * The one exception of this module. The message says what failed and what to do, then {@code
 * key=value} pairs that name the place.
 */
public final class QueueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is, for callers that decide by it. */
    public enum Category {
        /** The queue, segment or position does not exist. */
        NOT_FOUND,
        /** The caller asked for something outside the valid range. */
        INVALID_ARGUMENT,
        /** Another writer (or reader of the same name) holds the queue. */
        LOCKED,
        /** Bytes on disk contradict the format. */
        CORRUPT,
        /** A version, geometry or machine that this implementation does not handle. */
        UNSUPPORTED,
        /** The position to resume from lies in a segment that no longer exists. */
        SEGMENT_GONE,
        /** As many segments as there may be, and readers still need them all: try again later. */
        QUEUE_FULL,
        /** No space for a segment; appending may be tried again once there is space. */
        DISK_FULL,
        /** The operating system refused; the cause says why. */
        IO,
        /** The object was closed before the call. */
        CLOSED
    }

    private final Category category;

    public QueueException(Category category, String message, Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    public QueueException(Category category, String message) {
        this(category, message, null);
    }

    public Category category() {
        return category;
    }

    /** A failure at a place of a segment file. */
    public static QueueException corrupt(String what, Path file, int segment, long offset) {
        return new QueueException(
                Category.CORRUPT,
                what + " path=" + file + " segment=" + segment + " offset=" + offset);
    }
}
