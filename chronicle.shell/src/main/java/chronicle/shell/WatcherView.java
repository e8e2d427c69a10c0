package chronicle.shell;

import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryStats;
import chronicle.bus.spi.WatchHealth;
import chronicle.router.RouterStatus;
import chronicle.tools.text.Amounts;
import java.time.Duration;
import java.time.Instant;

/** How a router learns of strategies, and how well. */
final class WatcherView {

    private WatcherView() {}

    /**
     * @param limits what the system allows
     */
    static String text(RouterStatus router, WatchLimits limits, Instant now) {
        DiscoveryHealth health = router.discovery();
        Facts facts =
                new Facts()
                        .add("bus", router.bus())
                        .add("watcher", inUse(router))
                        .add(
                                "choice",
                                router.watchers().isEmpty()
                                        ? "none is registered"
                                        : String.join(", ", router.watchers())
                                                + ", the first that works is used")
                        .add("state", state(health, now));
        health.watch().map(WatchHealth::counters).ifPresent(counters -> add(facts, counters));
        add(facts, health.stats());
        limits.lines().forEach(limit -> facts.add("limit", limit));
        return facts.render();
    }

    /** Its name, and whether somebody wants another. */
    static String inUse(RouterStatus router) {
        String preferred = router.preferredWatcher();
        String watcher = router.watcher();
        if (preferred.isEmpty()) {
            return watcher;
        }
        if (preferred.equals(watcher)) {
            return watcher + ", preferred by command";
        }
        return watcher
                + ", while "
                + preferred
                + " is preferred and "
                + (router.watchers().contains(preferred) ? "does not work" : "not there");
    }

    static String state(DiscoveryHealth health, Instant now) {
        return health.state()
                + " for "
                + Amounts.span(Math.max(0, nanosBetween(health.since(), now)))
                + (health.reason().isEmpty() ? "" : ": " + health.reason());
    }

    /** Of a watch that is older than a duration of nanoseconds can be, the longest there is. */
    private static long nanosBetween(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        return age.compareTo(Duration.ofDays(100_000)) > 0
                ? Duration.ofDays(100_000).toNanos()
                : age.toNanos();
    }

    private static void add(Facts facts, WatchHealth.Counters counters) {
        facts.add(
                "watch",
                "%d events, %d overflows, %d places watched, %d scanned instead, %d retries, %d rebuilds"
                        .formatted(
                                counters.events(),
                                counters.overflows(),
                                counters.watches(),
                                counters.unwatched(),
                                counters.retries(),
                                counters.rebuilds()));
    }

    private static void add(Facts facts, DiscoveryStats stats) {
        facts.add(
                "rescans",
                "%d, the last one took %s, the longest %s, %d changes found that no event told"
                        .formatted(
                                stats.rescans(),
                                Amounts.span(stats.lastRescanNs()),
                                Amounts.span(stats.longestRescanNs()),
                                stats.unhinted()));
        facts.add(
                "found",
                "%d strategies of %d entries, %d changes told"
                        .formatted(stats.strategies(), stats.entries(), stats.events()));
    }
}
