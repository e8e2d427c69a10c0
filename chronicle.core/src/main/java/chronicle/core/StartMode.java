package chronicle.core;

/** Where a reader begins. A reader that has no stored position has missed nothing yet. */
public enum StartMode {
    /**
     * At the stored position; without one, at the earliest record. Opening fails with {@link
     * QueueException.Category#SEGMENT_GONE} when the stored position's segment no longer exists.
     */
    RESUME,
    /** At the stored position; at the earliest record when there is none or its segment is gone. */
    RESUME_OR_EARLIEST,
    /** At the stored position; behind the last record when there is none or its segment is gone. */
    RESUME_OR_LATEST,
    /** At the earliest record that still exists, whatever was stored. */
    EARLIEST,
    /** Behind the last record committed when the reader opens, whatever was stored. */
    LATEST
}
