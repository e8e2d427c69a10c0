package chronicle.router.engine;

import java.util.concurrent.TimeUnit;

/** Pauses between attempts: each twice as long as the one before, up to a limit. One thread. */
final class Backoff {

    private final long firstNs;
    private final long longestNs;
    private long nextNs;

    /** Pauses in milliseconds, both above 0. */
    Backoff(long firstMs, long longestMs) {
        this.firstNs = TimeUnit.MILLISECONDS.toNanos(firstMs);
        this.longestNs = TimeUnit.MILLISECONDS.toNanos(Math.max(firstMs, longestMs));
        this.nextNs = firstNs;
    }

    /** How long to wait before the next attempt, in nanoseconds. */
    long next() {
        long pause = nextNs;
        nextNs = Math.min(2 * nextNs, longestNs);
        return pause;
    }

    /** After a success. */
    void reset() {
        nextNs = firstNs;
    }
}
