package chronicle.router.engine;

import java.time.Duration;

/**
 * What becomes of an order that a handler refuses, and when a handler is said to block.
 *
 * @param failure what is done when it was refused once more than it is tried again
 * @param retries how often it is handed out again, after growing pauses
 * @param retryPause the first of these pauses; each is twice as long as the one before, up to 5 s
 * @param stall how long one call may take before the handler is named; zero watches nothing
 */
public record HandlerPolicy(Failure failure, int retries, Duration retryPause, Duration stall) {

    /** What is done with an order that is refused for good. */
    public enum Failure {
        /** Its lane is quarantined, and it stays at the lane's head. */
        RETRY,
        /** It is kept in {@code orders_dead} beside the queue, and its lane goes on. */
        SKIP
    }

    static final long LONGEST_PAUSE_MS = 5_000;

    /** What an empty configuration says. The pauses add up to some 26 s: a bundle is updated. */
    public static final HandlerPolicy DEFAULTS =
            new HandlerPolicy(Failure.RETRY, 10, Duration.ofMillis(100), Duration.ofSeconds(1));

    /**
     * From configuration values.
     *
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    public static HandlerPolicy parse(
            String failure, long retries, long retryPauseMs, long stallMs) {
        return new HandlerPolicy(
                failure(failure),
                retries(retries),
                Setting.millis("handler_retry_ms", retryPauseMs, 1, LONGEST_PAUSE_MS),
                Setting.millis("handler_stall_ms", stallMs, 0, 3_600_000));
    }

    static Failure failure(String word) {
        return Setting.choice("handler_failure", word, Failure.class);
    }

    static int retries(long retries) {
        return (int) Setting.number("handler_retries", retries, 0, 1_000_000);
    }

    public HandlerPolicy withFailure(Failure changed) {
        return new HandlerPolicy(changed, retries, retryPause, stall);
    }

    public HandlerPolicy withRetries(int changed, Duration pause) {
        return new HandlerPolicy(failure, changed, pause, stall);
    }

    public HandlerPolicy withStall(Duration changed) {
        return new HandlerPolicy(failure, retries, retryPause, changed);
    }
}
