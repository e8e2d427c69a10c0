package chronicle.core.os;

import java.util.function.LongSupplier;

/**
 * Tells whether whatever happens to a file from now on gives it another time than it has.
 *
 * <p>Assumes that the file system takes times from the system's coarse clock. That clock only goes
 * forward but where somebody sets it; a step back of more than half the margin begins a new epoch,
 * and nothing is proven across epochs.
 */
final class StampClock {

    static final long MARGIN_NS = 20_000_000;

    private static final long TOLERANCE_NS = MARGIN_NS / 2;

    /**
     * Between the two clocks nobody may be held up for longer, or the first would seem set back.
     */
    private static final long AT_ONCE_NS = TOLERANCE_NS / 10;

    private static final int TRIES = 10;

    private static final long SECOND_NS = 1_000_000_000;

    private final LongSupplier coarse;
    private final LongSupplier monotonic;

    private long now;
    private long ahead;
    private int epoch;

    /**
     * @param coarse nanoseconds since 1970 as the file system would write them
     * @param monotonic nanoseconds of a clock that nobody sets
     */
    StampClock(LongSupplier coarse, LongSupplier monotonic) {
        this.coarse = coarse;
        this.monotonic = monotonic;
        now = coarse.getAsLong();
        ahead = now - monotonic.getAsLong();
    }

    /** Reads the clocks. To be called before looking. */
    void look() {
        long before;
        long after = monotonic.getAsLong();
        int tries = 0;
        do {
            before = after;
            now = coarse.getAsLong();
            after = monotonic.getAsLong();
        } while (after - before > AT_ONCE_NS && ++tries < TRIES);
        long offset = now - after;
        if (offset < ahead - TOLERANCE_NS) {
            epoch++;
            ahead = offset;
        } else {
            ahead = Math.max(ahead, offset);
        }
    }

    /** Stands for a time in which the clock was not set back. */
    int epoch() {
        return epoch;
    }

    /**
     * Whether a time is so far in the past, as seen when {@link #look()} was called, that no later
     * change can have it as well. A time of whole seconds may come from a file system that keeps no
     * more, so it proves nothing.
     */
    boolean isPast(long seconds, int nanos) {
        long most = Long.MAX_VALUE / SECOND_NS - 1;
        if (nanos == 0 || seconds < 0 || seconds > most) {
            return false;
        }
        return seconds * SECOND_NS + nanos < now - MARGIN_NS;
    }
}
