package chronicle.core;

/**
 * How a reader opens a queue. Immutable; the {@code with} methods return changed copies.
 *
 * @param name names the stored position, {@code readers/NAME.meta}: 1 to 128 characters of {@code
 *     [A-Za-z0-9._-]}, not starting with a dot
 * @param start where to begin
 * @param waiting how {@link QueueReader#await} passes the time
 * @param storeEachPoll whether {@link QueueReader#poll} stores the position when it handed out
 *     something; otherwise {@link QueueReader#storePosition()} alone does
 */
public record ReaderOptions(String name, StartMode start, WaitMode waiting, boolean storeEachPoll) {

    /** Resumes, else starts at the earliest record; parks; stores its position after each poll. */
    public static ReaderOptions named(String name) {
        return new ReaderOptions(name, StartMode.RESUME_OR_EARLIEST, WaitMode.PARK, true);
    }

    public ReaderOptions withStart(StartMode mode) {
        return new ReaderOptions(name, mode, waiting, storeEachPoll);
    }

    public ReaderOptions withWaiting(WaitMode mode) {
        return new ReaderOptions(name, start, mode, storeEachPoll);
    }

    public ReaderOptions withStoreEachPoll(boolean store) {
        return new ReaderOptions(name, start, waiting, store);
    }
}
