package chronicle.prometheus;

import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.spi.WatchHealth;
import chronicle.prometheus.Families.Point;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** How strategies are found, and how the watch in use is doing. */
final class DiscoveryFamilies {

    private static final double SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private DiscoveryFamilies() {}

    static void add(Families families) {
        families.gauges(
                "chronicle_router_discovery_state",
                "1 for how changes are learnt of now, 0 for the others: events, scanning by design,"
                        + " degraded, or blind without a watcher",
                sample -> Arrays.stream(State.values()).map(state -> state(sample, state)));
        families.gauges(
                "chronicle_router_watcher",
                "1 for the watcher in use",
                sample ->
                        Stream.of(
                                new Point(
                                        Labels.of(
                                                "bus",
                                                sample.bus(),
                                                "watcher",
                                                sample.discovery().watcher()),
                                        1)));
        families.counter(
                "chronicle_router_rescans",
                "Times everything was looked at",
                sample -> sample.discovery().stats().rescans());
        families.gauge(
                "chronicle_router_last_rescan_seconds",
                "How long the last look at everything took",
                sample -> sample.discovery().stats().lastRescanNs() / SECOND_NS);
        families.counter(
                "chronicle_router_discovery_events",
                "Strategies that came or went",
                sample -> sample.discovery().stats().events());
        families.counter(
                "chronicle_router_unhinted_changes",
                "Changes that a rescan found and the watch in use never hinted at",
                sample -> sample.discovery().stats().unhinted());
        watch(families);
    }

    private static Point state(RouterSample sample, State state) {
        return new Point(
                Labels.of("bus", sample.bus(), "state", state.name()),
                sample.discovery().state() == state ? 1 : 0);
    }

    private static void watch(Families families) {
        families.counters(
                "chronicle_watch_events",
                "Events of the watch in use, or its looks when it scans",
                ofWatch(WatchHealth.Counters::events));
        families.counters(
                "chronicle_watch_overflows",
                "Times the system dropped events of the watch in use",
                ofWatch(WatchHealth.Counters::overflows));
        families.counters(
                "chronicle_watch_rebuilds",
                "Times the watch in use watched everything anew",
                ofWatch(WatchHealth.Counters::rebuilds));
        families.gauges(
                "chronicle_watch_places",
                "Places that are watched",
                ofWatch(WatchHealth.Counters::watches));
        families.gauges(
                "chronicle_watch_unwatched_places",
                "Places that should be watched and are scanned instead",
                ofWatch(WatchHealth.Counters::unwatched));
    }

    private static Function<RouterSample, Stream<Point>> ofWatch(
            ToLongFunction<WatchHealth.Counters> value) {
        return sample ->
                sample.discovery().watch().stream()
                        .map(
                                watch ->
                                        new Point(
                                                Families.bus(sample),
                                                value.applyAsLong(watch.counters())));
    }
}
