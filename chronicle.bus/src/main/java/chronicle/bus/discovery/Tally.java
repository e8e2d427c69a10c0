package chronicle.bus.discovery;

/** Counts what discovery does. Written by the polling thread alone, read by any. */
final class Tally {

    private volatile DiscoveryStats stats = new DiscoveryStats(0, 0, 0, 0, 0, 0, 0, 0);

    DiscoveryStats stats() {
        return stats;
    }

    /** Events that were told, and how many strategies are attached after them. */
    void told(int events, int strategies) {
        DiscoveryStats old = stats;
        stats =
                new DiscoveryStats(
                        strategies,
                        old.events() + events,
                        old.rescans(),
                        old.lastRescanNs(),
                        old.longestRescanNs(),
                        old.entries(),
                        old.skipped(),
                        old.unhinted());
    }

    /**
     * @param unhinted how many changes in all were never hinted at
     */
    void rescanned(long durationNs, int entries, int skipped, long unhinted) {
        DiscoveryStats old = stats;
        stats =
                new DiscoveryStats(
                        old.strategies(),
                        old.events(),
                        old.rescans() + 1,
                        durationNs,
                        Math.max(durationNs, old.longestRescanNs()),
                        entries,
                        skipped,
                        unhinted);
    }
}
