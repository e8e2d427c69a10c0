package chronicle.bus.spi;

import java.time.Duration;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * An interval that a watcher can be set to, from its configuration or without one: what it is
 * called and what is valid.
 *
 * @param key of the configuration, with its unit: {@code interval_ms}
 * @param shortest valid
 * @param longest valid
 */
public record IntervalSetting(String key, Duration shortest, Duration longest) {

    /**
     * @return the same
     * @throws IllegalArgumentException out of range, with a sentence that names key, value and
     *     valid range
     */
    public Duration check(Duration interval) {
        if (!isValid(interval)) {
            throw new IllegalArgumentException(refusal(interval.toMillis()));
        }
        return interval;
    }

    /**
     * What a configuration says.
     *
     * @param pid of the configuration
     * @param milliseconds converts when asked, as the container does, which on failure says only
     *     that it could not
     * @param written the same configuration as it was written, for the sentence
     * @throws IllegalArgumentException no number or out of range, with the sentence of {@link
     *     #check} after the PID
     */
    public Duration read(String pid, IntSupplier milliseconds, Map<String, Object> written) {
        try {
            return check(Duration.ofMillis(milliseconds.getAsInt()));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(pid + ' ' + refusal(written.get(key)), e);
        }
    }

    private boolean isValid(Duration interval) {
        return interval.compareTo(shortest) >= 0 && interval.compareTo(longest) <= 0;
    }

    private String refusal(Object value) {
        return "cannot use "
                + key
                + '='
                + value
                + ", valid is "
                + shortest.toMillis()
                + " to "
                + longest.toMillis()
                + " milliseconds";
    }
}
