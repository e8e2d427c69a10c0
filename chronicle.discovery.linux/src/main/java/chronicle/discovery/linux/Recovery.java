package chronicle.discovery.linux;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * When a watch that lacks events scans and when it tries to have them again. Scanning goes on at an
 * even pace, which bounds how late a change is seen; attempts become rarer while they are in vain.
 * Times are those of {@link System#nanoTime()}.
 */
final class Recovery {

    /** How long it may take to notice that events can be had again. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** So many doublings of whatever interval reach the longest pause. */
    private static final int MOST_DOUBLINGS = 10;

    private final Supplier<Duration> interval;
    private long lastRetry;
    private long lastScan;
    private int doublings;

    /**
     * @param interval between two scans, and before the first attempts; asked for again and again
     */
    Recovery(Supplier<Duration> interval) {
        this.interval = interval;
    }

    /** Begins anew: the first of both comes after one interval. */
    void begin(long now) {
        doublings = 0;
        lastRetry = now;
        lastScan = now;
    }

    boolean retryIsDue(long now) {
        return untilRetry(now) <= 0;
    }

    void retried(long now, boolean better) {
        doublings = better ? 0 : Math.min(doublings + 1, MOST_DOUBLINGS);
        lastRetry = now;
    }

    boolean scanIsDue(long now) {
        return untilScan(now) <= 0;
    }

    void scanned(long now) {
        lastScan = now;
    }

    long untilNext(long now) {
        return Math.min(untilRetry(now), untilScan(now));
    }

    private long untilRetry(long now) {
        long pause = Math.min(interval.get().toNanos() << doublings, LONGEST_PAUSE.toNanos());
        return lastRetry + pause - now;
    }

    private long untilScan(long now) {
        return lastScan + interval.get().toNanos() - now;
    }
}
