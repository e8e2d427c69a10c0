package chronicle.core;

import java.time.Duration;

/**
 * When a writer deletes segments that it has left. Immutable; the {@code with} methods return
 * changed copies.
 *
 * <p>By default a segment goes when every registered reader has passed it, however long a reader
 * was away, and nothing goes while no reader is registered. A reader is registered from its first
 * opening until it is forgotten ({@link Queues#forgetReader}). All limits are off by default. Those
 * that delete what a registered reader has not read say so: it is counted in {@link
 * QueueWriter#retention()}, logged, and the reader is told how much it missed.
 *
 * <p>Files are deleted whole, by a background thread, after a roll and about once a second. The
 * tail segment is never deleted.
 *
 * @param deletes whether segments are deleted at all; the limits below need it
 * @param readerTtl a reader that has given no sign of life for that long counts no longer; zero
 *     waits for ever. Judged by this process's monotonic clock, so that a step of the wall clock
 *     deletes nothing, and by what it has seen: a time for which it was suspended does not count
 * @param maxLagBytes a segment that ends further behind the tail than that goes although a reader
 *     needs it; 0 is no limit
 * @param maxBytes most bytes of segment files at a time, counted as maxSegments; 0 is no limit. A
 *     queue refuses to open with room for fewer than two of its segments
 * @param maxSegments most segment files at a time, the tail and the one made ahead included: 2 and
 *     more, or 0 for no limit
 * @param whenFull what happens to an append that needs one more
 * @param patience how long {@link WhenFull#BLOCK} waits
 */
public record Retention(
        boolean deletes,
        Duration readerTtl,
        long maxLagBytes,
        long maxBytes,
        int maxSegments,
        WhenFull whenFull,
        Duration patience) {

    /** What an append does that would need more segments than there may be. */
    public enum WhenFull {
        /** Fails at once with {@link QueueException.Category#QUEUE_FULL}; nothing is written. */
        FAIL,
        /** Waits for readers, then fails as {@link #FAIL} does. */
        BLOCK,
        /** Deletes the oldest segment, read or not: the queue is a ring. */
        DROP_OLDEST
    }

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /** Deletes what every registered reader has passed; no limits. */
    public static final Retention WHEN_READ =
            new Retention(true, Duration.ZERO, 0, 0, 0, WhenFull.FAIL, Duration.ZERO);

    /** Deletes nothing, ever. */
    public static final Retention KEEP_ALL =
            new Retention(false, Duration.ZERO, 0, 0, 0, WhenFull.FAIL, Duration.ZERO);

    public Retention {
        require(!readerTtl.isNegative(), "reader ttl must not be negative", readerTtl);
        require(maxLagBytes >= 0, "max lag must be 0 bytes or more", maxLagBytes);
        require(maxBytes >= 0, "max bytes must be 0 or more", maxBytes);
        require(
                maxSegments == 0 || maxSegments >= 2,
                "max segments must be 0 or 2 and more",
                maxSegments);
        require(!patience.isNegative(), "patience must not be negative", patience);
    }

    private static void require(boolean sound, String what, Object value) {
        if (!sound) {
            throw new QueueException(
                    QueueException.Category.INVALID_ARGUMENT, what + " value=" + value);
        }
    }

    public Retention withReaderTtl(Duration ttl) {
        return new Retention(deletes, ttl, maxLagBytes, maxBytes, maxSegments, whenFull, patience);
    }

    public Retention withMaxLagBytes(long bytes) {
        return new Retention(deletes, readerTtl, bytes, maxBytes, maxSegments, whenFull, patience);
    }

    public Retention withMaxSegments(int segments) {
        return new Retention(
                deletes, readerTtl, maxLagBytes, maxBytes, segments, whenFull, patience);
    }

    public Retention withMaxBytes(long bytes) {
        return new Retention(
                deletes, readerTtl, maxLagBytes, bytes, maxSegments, whenFull, patience);
    }

    /** {@link #readerTtl} in nanoseconds, 0 to {@link Long#MAX_VALUE}. */
    public long readerTtlNs() {
        return nanos(readerTtl);
    }

    /** {@link #patience} in nanoseconds, 0 to {@link Long#MAX_VALUE}. */
    public long patienceNs() {
        return nanos(patience);
    }

    /** Of a duration that is not negative; 292 years for a longer one. */
    private static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : duration.toNanos();
    }

    /** The smaller of both limits in segments of this size, or 0 when there is none. */
    public int segmentLimit(long segmentSize) {
        long byBytes = maxBytes == 0 ? Integer.MAX_VALUE : maxBytes / segmentSize;
        long limit = Math.min(byBytes, maxSegments == 0 ? Integer.MAX_VALUE : maxSegments);
        return limit == Integer.MAX_VALUE ? 0 : (int) limit;
    }

    /** With {@link WhenFull#FAIL} or {@link WhenFull#DROP_OLDEST}. */
    public Retention whenFull(WhenFull action) {
        return new Retention(
                deletes, readerTtl, maxLagBytes, maxBytes, maxSegments, action, patience);
    }

    /** With {@link WhenFull#BLOCK}. */
    public Retention blockingFor(Duration longest) {
        return new Retention(
                deletes, readerTtl, maxLagBytes, maxBytes, maxSegments, WhenFull.BLOCK, longest);
    }
}
