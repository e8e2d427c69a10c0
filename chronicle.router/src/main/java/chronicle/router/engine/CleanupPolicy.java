package chronicle.router.engine;

import java.time.Duration;

/**
 * What becomes of what strategies have left.
 *
 * @param replies how long after a strategy left the bus its {@code orders_in} stays, read or not;
 *     zero keeps it
 */
public record CleanupPolicy(Duration replies) {

    private static final long MONTH_MS = Duration.ofDays(30).toMillis();

    /** What an empty configuration says: replies are there when their strategy comes back. */
    public static final CleanupPolicy DEFAULTS = new CleanupPolicy(Duration.ZERO);

    /**
     * From configuration values.
     *
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    public static CleanupPolicy parse(long repliesMs) {
        return new CleanupPolicy(Setting.millis("reply_cleanup_ms", repliesMs, 0, MONTH_MS));
    }
}
