package chronicle.discovery.linux;

import java.time.Duration;

/**
 * When a watch that lacks events scans and when it tries to have them again. Scanning goes on at an
 * even pace, which bounds how late a change is seen; attempts become rarer while they are in vain.
 * Times are those of {@link System#nanoTime()}.
 */
final class Recovery {

    /** How long a change may go unseen where events are not to be had. */
    static final Duration SCAN_EVERY = Duration.ofMillis(500);

    /** How long it may take to notice that events can be had again. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private long pauseNs;
    private long nextRetry;
    private long nextScan;

    /** Begins anew: the first of both comes after one scanning interval. */
    void begin(long now) {
        pauseNs = SCAN_EVERY.toNanos();
        nextRetry = now + pauseNs;
        nextScan = now + SCAN_EVERY.toNanos();
    }

    boolean retryIsDue(long now) {
        return now - nextRetry >= 0;
    }

    void retried(long now, boolean better) {
        pauseNs = better ? SCAN_EVERY.toNanos() : Math.min(2 * pauseNs, LONGEST_PAUSE.toNanos());
        nextRetry = now + pauseNs;
    }

    boolean scanIsDue(long now) {
        return now - nextScan >= 0;
    }

    void scanned(long now) {
        nextScan = now + SCAN_EVERY.toNanos();
    }

    long untilNext(long now) {
        return Math.min(nextRetry - now, nextScan - now);
    }
}
