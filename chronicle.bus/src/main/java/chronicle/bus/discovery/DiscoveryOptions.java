package chronicle.bus.discovery;

import chronicle.bus.BusException;
import java.time.Duration;

/**
 * How discovery works. Immutable.
 *
 * @param rescanInterval how often everything is looked at whatever the watcher says, and watchers
 *     that failed are tried again: 1 ms to one day. Beside a watch that tells of changes it is put
 *     off, to six times that at the most, where a look takes more than 1/800 of it
 */
public record DiscoveryOptions(Duration rescanInterval) {

    /** A rescan every 5 s. */
    public static final DiscoveryOptions DEFAULTS = new DiscoveryOptions(Duration.ofSeconds(5));

    public DiscoveryOptions {
        if (rescanInterval.compareTo(Duration.ofMillis(1)) < 0
                || rescanInterval.compareTo(Duration.ofDays(1)) > 0) {
            throw new BusException(
                    BusException.Category.INVALID_ARGUMENT,
                    "rescan every 1 ms to one day rescan_interval=" + rescanInterval);
        }
    }
}
