package chronicle.webconsole;

import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryStats;
import chronicle.bus.spi.WatchHealth;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.LatencySummary;
import chronicle.router.RouterStatus;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Routers as text, a line for each fact. */
final class InventoryText {

    private static final int LONGEST = 1_000;

    private final PrintWriter out;

    InventoryText(PrintWriter out) {
        this.out = out;
    }

    void print(List<ConsoleRouter> routers) {
        if (routers.isEmpty()) {
            line("No router runs in this container.");
        }
        for (ConsoleRouter router : routers) {
            RouterStatus status = router.status();
            totals(status);
            discovery(status.discovery());
            lanes(status.lanes());
            events(status.events());
            line("Settings");
            RouterInventory.settings(router)
                    .forEach((key, value) -> line("  %s=%s", key, clean(value)));
            line("");
        }
    }

    private void totals(RouterStatus status) {
        line("Router bus=%s", clean(status.bus().toString()));
        line(
                "  watcher=%s handlers=%d orders=%d replies=%d problems=%d",
                clean(status.watcher()),
                status.handlers(),
                status.orders(),
                status.replies(),
                status.problems());
        line(
                "  watchers=%s preferred=\"%s\"",
                clean(String.join(",", status.watchers())), clean(status.preferredWatcher()));
        latency("order_to_handler", status.orderLatency());
        latency("ready_to_attached", status.discoveryLatency());
        status.stall()
                .ifPresent(
                        stall ->
                                line(
                                        "  a handler does not return: handler=%s strategy=%s"
                                                + " seq=%d since=%s",
                                        clean(stall.handler()),
                                        stall.strategy(),
                                        stall.seq(),
                                        time(stall.sinceEpochNs())));
        status.otherRouter()
                .ifPresent(
                        other ->
                                line(
                                        "  another router serves this bus: holder=\"%s\""
                                                + " strategies=%d since=%s",
                                        clean(other.holder()),
                                        other.strategies(),
                                        time(other.sinceEpochNs())));
        for (LaneState state : LaneState.values()) {
            line("  times that lanes became %s: %d", state, status.transitions(state));
        }
    }

    private void latency(String what, LatencySummary latency) {
        line(
                "  %s_ns: count=%d p50=%d p90=%d p99=%d p99.9=%d max=%d",
                what,
                latency.count(),
                latency.p50Ns(),
                latency.p90Ns(),
                latency.p99Ns(),
                latency.p999Ns(),
                latency.maxNs());
    }

    private void discovery(DiscoveryHealth health) {
        line("Discovery");
        line(
                "  state=%s cause=%s since=%s%s",
                health.state(),
                health.cause(),
                health.since(),
                health.reason().isEmpty() ? "" : " reason=\"" + clean(health.reason()) + '"');
        health.watch().map(WatchHealth::counters).ifPresent(this::watch);
        DiscoveryStats stats = health.stats();
        line(
                "  strategies=%d events=%d entries=%d unhinted=%d rescans=%d last_ms=%.3f"
                        + " longest_ms=%.3f",
                stats.strategies(),
                stats.events(),
                stats.entries(),
                stats.unhinted(),
                stats.rescans(),
                stats.lastRescanNs() / 1e6,
                stats.longestRescanNs() / 1e6);
    }

    private void watch(WatchHealth.Counters counters) {
        line(
                "  watch: events=%d overflows=%d watches=%d unwatched=%d retries=%d rebuilds=%d",
                counters.events(),
                counters.overflows(),
                counters.watches(),
                counters.unwatched(),
                counters.retries(),
                counters.rebuilds());
    }

    private void lanes(List<LaneStatus> lanes) {
        line("Lanes (%d)", lanes.size());
        lanes.stream().sorted(Comparator.comparing(LaneStatus::strategy)).forEach(this::lane);
    }

    private void lane(LaneStatus lane) {
        line(
                "  %s %s since=%s lag_bytes=%d orders_per_s=%d orders=%d replies=%d"
                        + " dropped_replies=%d dead_letters=%d handler_retries=%d"
                        + " attach_retries=%d reason=\"%s\"",
                lane.strategy(),
                lane.state(),
                time(lane.sinceEpochNs()),
                lane.lagBytes(),
                lane.ordersPerSecond(),
                lane.orders(),
                lane.replies(),
                lane.droppedReplies(),
                lane.deadLetters(),
                lane.handlerRetries(),
                lane.attachRetries(),
                clean(lane.reason()));
    }

    private void events(List<LaneEvent> events) {
        line("Events (%d, oldest first)", events.size());
        for (LaneEvent event : events) {
            line(
                    "  %s %s %s after %s: %s",
                    time(event.epochNs()),
                    event.strategy(),
                    event.to(),
                    event.from(),
                    clean(event.reason()));
        }
    }

    private void line(String format, Object... values) {
        // The same on every system: the text goes into a zip that is read elsewhere.
        out.print(String.format(Locale.ROOT, format, values) + '\n');
    }

    private static String clean(String text) {
        return Clean.line(text, LONGEST);
    }

    private static Instant time(long epochNs) {
        return Instant.ofEpochMilli(TimeUnit.NANOSECONDS.toMillis(epochNs));
    }
}
