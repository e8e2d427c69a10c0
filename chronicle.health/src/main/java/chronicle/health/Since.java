package chronicle.health;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.FormattingResultLog;

/** How long something has lasted, for people. */
final class Since {

    private Since() {}

    /**
     * @param epochNs since when, nanoseconds since 1970; what lies in the future is no time ago
     */
    static String text(long epochNs) {
        Instant then = Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(epochNs));
        return FormattingResultLog.msHumanReadable(
                Math.max(0, Duration.between(then, Instant.now()).toMillis()));
    }
}
