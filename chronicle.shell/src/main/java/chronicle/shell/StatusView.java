package chronicle.shell;

import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.LatencySummary;
import chronicle.router.RouterStatus;
import chronicle.tools.text.Amounts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A router at a glance. */
final class StatusView {

    private StatusView() {}

    static String text(RouterStatus router, Instant now) {
        DiscoveryHealth discovery = router.discovery();
        Facts facts =
                new Facts()
                        .add("bus", router.bus())
                        .add("watcher", WatcherView.inUse(router))
                        .add("discovery", WatcherView.state(discovery, now))
                        .add("lanes", lanes(router.lanes()))
                        .add("handlers", handlers(router))
                        .add("orders", router.orders())
                        .add("replies", router.replies())
                        .add("order latency", latency(router.orderLatency()))
                        .add("attach latency", latency(router.discoveryLatency()))
                        .add("problems", problems(router));
        router.otherRouter()
                .ifPresent(
                        other ->
                                facts.add(
                                        "another router",
                                        "holds "
                                                + other.strategies()
                                                + " strategies of this bus for "
                                                + LaneViews.age(other.sinceEpochNs(), now)
                                                + ", stop one of the two: "
                                                + other.holder()));
        router.stall()
                .ifPresent(
                        stall ->
                                facts.add(
                                        "stalled",
                                        stall.handler()
                                                + " has order "
                                                + stall.seq()
                                                + " of "
                                                + stall.strategy()
                                                + " for "
                                                + LaneViews.age(stall.sinceEpochNs(), now)
                                                + ", all strategies wait for it"));
        return facts.render();
    }

    private static String lanes(List<LaneStatus> lanes) {
        if (lanes.isEmpty()) {
            return "none";
        }
        Map<LaneState, Integer> counts = new EnumMap<>(LaneState.class);
        lanes.forEach(lane -> counts.merge(lane.state(), 1, Integer::sum));
        return lanes.size()
                + ": "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String handlers(RouterStatus router) {
        return router.handlers() == 0
                ? "0, orders wait until there is one"
                : String.valueOf(router.handlers());
    }

    private static String problems(RouterStatus router) {
        return router.problems() == 0
                ? "0"
                : router.problems() + " so far, each is a line of the log";
    }

    private static String latency(LatencySummary latency) {
        return latency.count() == 0
                ? "not measured yet"
                : "p50 %s, p99 %s, p99.9 %s, longest %s"
                        .formatted(
                                Amounts.span(latency.p50Ns()),
                                Amounts.span(latency.p99Ns()),
                                Amounts.span(latency.p999Ns()),
                                Amounts.span(latency.maxNs()));
    }
}
