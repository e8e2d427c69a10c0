package chronicle.router.engine;

import java.time.Duration;

/**
 * How strategies are attached, set aside, and looked after.
 *
 * @param retry first pause before queues that could not be opened, or failed, are tried again
 * @param longestRetry the pause grows up to this
 * @param ownerCheck how often it is looked whether owners live
 */
public record AttachPolicy(Duration retry, Duration longestRetry, Duration ownerCheck) {

    /** What an empty configuration says. */
    public static final AttachPolicy DEFAULTS =
            new AttachPolicy(Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofSeconds(2));

    /**
     * From configuration values.
     *
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    public static AttachPolicy parse(long retryMs, long longestRetryMs, long ownerCheckMs) {
        Duration retry = Setting.millis("attach_retry_ms", retryMs, 1, 10_000);
        Duration longest =
                Setting.millis("attach_retry_max_ms", longestRetryMs, retryMs, 3_600_000);
        Duration ownerCheck = Setting.millis("owner_check_ms", ownerCheckMs, 10, 86_400_000);
        return new AttachPolicy(retry, longest, ownerCheck);
    }

    public AttachPolicy withRetry(Duration changed) {
        return new AttachPolicy(changed, longestRetry, ownerCheck);
    }

    public AttachPolicy withOwnerCheck(Duration changed) {
        return new AttachPolicy(retry, longestRetry, changed);
    }
}
