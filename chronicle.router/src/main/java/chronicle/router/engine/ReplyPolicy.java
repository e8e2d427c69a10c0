package chronicle.router.engine;

import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;

/**
 * How {@code orders_in} of the strategies is kept.
 *
 * @param segmentSize bytes of a segment that the router makes
 * @param keep whether segments stay after their strategy has read them; then there is no limit
 * @param full what is done when it holds as much as it may
 * @param limit most bytes of one {@code orders_in} on disk, in whole segments of {@code
 *     segmentSize}, at least two of them; 0 is no limit
 */
public record ReplyPolicy(int segmentSize, boolean keep, Full full, long limit) {

    /** What is done with a reply for which there is no room. */
    public enum Full {
        /** The oldest replies go, and the strategy is told how many it missed. */
        DROP,
        /** Its strategy pauses until there is room; nothing is lost. */
        BLOCK
    }

    /**
     * What an empty configuration says. A full queue blocks: nothing is deleted that a registered
     * reader has not read unless somebody asked for that.
     */
    public static final ReplyPolicy DEFAULTS =
            new ReplyPolicy(256 << 10, false, Full.BLOCK, 256L << 20);

    /**
     * From configuration values.
     *
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    public static ReplyPolicy parse(
            long segmentSize, boolean keepReplies, String full, long limit) {
        return new ReplyPolicy(
                segmentSizeOf(segmentSize),
                keepReplies,
                Setting.choice("reply_full", full, Full.class),
                limitOf(limit));
    }

    private static int segmentSizeOf(long bytes) {
        if (bytes < 4096 || bytes > 1 << 30 || bytes % 4096 != 0) {
            throw Setting.invalid(
                    "segment_size", bytes, "a multiple of 4096 from 4096 to 1073741824");
        }
        return (int) bytes;
    }

    private static long limitOf(long bytes) {
        if (bytes < 0) {
            throw Setting.invalid("reply_limit", bytes, "0 for no limit, or a number of bytes");
        }
        return bytes;
    }

    public ReplyPolicy withSegmentSize(int bytes) {
        return new ReplyPolicy(bytes, keep, full, limit);
    }

    public ReplyPolicy withFull(Full changed, long bytes) {
        return new ReplyPolicy(segmentSize, keep, changed, bytes);
    }

    /** For the writer of an {@code orders_in}. */
    Retention retention() {
        if (keep) {
            return Retention.KEEP_ALL;
        }
        if (limit == 0) {
            return Retention.WHEN_READ;
        }
        return limited().withMaxBytes(Math.max(limit, 2L * segmentSize));
    }

    /** For an {@code orders_in} whose segments are so large that two of them exceed the limit. */
    Retention leastRetention() {
        return limited().withMaxSegments(2);
    }

    private Retention limited() {
        return Retention.WHEN_READ.whenFull(
                full == Full.DROP ? WhenFull.DROP_OLDEST : WhenFull.FAIL);
    }
}
