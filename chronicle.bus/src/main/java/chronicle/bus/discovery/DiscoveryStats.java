package chronicle.bus.discovery;

/**
 * What discovery has done, at one moment. Durations are nanoseconds.
 *
 * @param strategies strategies attached now
 * @param events events told so far
 * @param rescans times everything was looked at
 * @param lastRescanNs how long the last one took
 * @param longestRescanNs how long the longest one took
 * @param entries entries of {@code orders/queue} that the last one found
 * @param skipped strategies whose READY the last one did not look at, since nothing in their
 *     directory can have changed
 * @param unhinted changes that a rescan found and the watch in use never hinted at
 */
public record DiscoveryStats(
        int strategies,
        long events,
        long rescans,
        long lastRescanNs,
        long longestRescanNs,
        int entries,
        int skipped,
        long unhinted) {}
