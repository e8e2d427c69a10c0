package chronicle.core.engine;

/**
 * What a reader has missed where segments were deleted before it read them: known once the first
 * message behind the hole is there. One thread.
 */
final class Gap {

    /** Nobody knows how many it was. */
    static final long UNKNOWN = -1;

    private static final long NONE = -2;
    private static final int NOWHERE = -1;

    /** The seq that would have come next; NONE without a hole, UNKNOWN when it cannot be known. */
    private long expectedSeq = NONE;

    /** What was expected behind the hole that is open. */
    private long expectedBefore;

    /** Where reading stopped; no segment when that is where the stored position is. */
    private int segment = NOWHERE;

    private int offset;
    private long missed;
    private long total;
    private boolean open;

    /** Notes a hole behind the stored position. */
    void expect(long seq) {
        expect(seq, NOWHERE, 0);
    }

    /** Notes a hole behind a place that was read to its end. */
    void expect(long seq, int fromSegment, int fromOffset) {
        if (!isUntold()) {
            expectedSeq = seq;
            segment = fromSegment;
            offset = fromOffset;
        }
    }

    /** Whether it is known where reading stopped before the hole that nobody was told of. */
    boolean hasPlace() {
        return segment != NOWHERE;
    }

    int segment() {
        return segment;
    }

    int offset() {
        return offset;
    }

    /** The seq that would have come next without the hole that nobody was told of, or UNKNOWN. */
    long untoldSeq() {
        return open ? expectedBefore : expectedSeq;
    }

    boolean isExpected() {
        return expectedSeq != NONE;
    }

    /** Whether there is a hole, behind the place where reading stopped, that nobody was told of. */
    boolean isUntold() {
        return open || expectedSeq != NONE;
    }

    /** The first message behind the hole has this seq. */
    void close(long seq) {
        // Old writers begin again at 0: a lower seq says nothing.
        missed = expectedSeq < 0 || seq < expectedSeq ? UNKNOWN : seq - expectedSeq;
        expectedBefore = expectedSeq;
        // Closed again, not forgotten, when an error comes in between.
        open = missed != 0;
        expectedSeq = NONE;
    }

    /** All that somebody was told of and that could be counted. */
    long total() {
        return total;
    }

    /** The reader has gone elsewhere by itself: what lies between is nobody's loss. */
    void forget() {
        expectedSeq = NONE;
        open = false;
    }

    /** Whether the message in hand is the first one behind a hole that nobody was told of. */
    boolean isOpen() {
        return open;
    }

    /** How many were missed, or UNKNOWN; from now on somebody was told. */
    long take() {
        open = false;
        total += Math.max(0, missed);
        return missed;
    }
}
