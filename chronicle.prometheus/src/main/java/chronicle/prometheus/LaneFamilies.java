package chronicle.prometheus;

import chronicle.prometheus.Families.Point;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Arrays;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Lanes: how many are in which state, totals, and the worst of them one by one. */
final class LaneFamilies {

    private LaneFamilies() {}

    static void add(Families families) {
        families.gauges(
                "chronicle_router_lanes", "Lanes in each state", LaneFamilies::countsByState);
        families.counters(
                "chronicle_router_lane_transitions",
                "How often lanes came into each state",
                LaneFamilies::transitions);
        families.gauge(
                "chronicle_router_lag_bytes",
                "Bytes that are committed and not handed out, of all lanes",
                sample -> sum(sample, lane -> Math.max(0, lane.lagBytes())));
        families.gauge(
                "chronicle_router_dropped_replies",
                "Replies given up because orders_in was full, of all lanes that are there",
                sample -> sum(sample, LaneStatus::droppedReplies));
        families.gauge(
                "chronicle_router_dead_letters",
                "Orders given up, of all lanes that are there",
                sample -> sum(sample, LaneStatus::deadLetters));
        families.gauge(
                "chronicle_router_lanes_hidden",
                "Lanes that are not shown one by one, only the worst are",
                sample -> sample.lanes().size() - sample.worst().size());
        eachLane(families);
    }

    private static void eachLane(Families families) {
        families.gauges(
                "chronicle_lane_lag_bytes",
                "Bytes that are committed and not handed out",
                sample ->
                        sample.worst().stream()
                                .filter(lane -> lane.lagBytes() >= 0)
                                .map(lane -> point(sample, lane, lane.lagBytes())));
        counters(
                families,
                "chronicle_lane_orders",
                "Orders that every handler has taken",
                LaneStatus::orders);
        counters(
                families,
                "chronicle_lane_replies",
                "Replies written by handlers",
                LaneStatus::replies);
        counters(
                families,
                "chronicle_lane_dropped_replies",
                "Replies given up because orders_in was full",
                LaneStatus::droppedReplies);
        counters(
                families,
                "chronicle_lane_dead_letters",
                "Orders given up, by policy or by command",
                LaneStatus::deadLetters);
        counters(
                families,
                "chronicle_lane_handler_retries",
                "Orders handed out again because a handler had failed",
                LaneStatus::handlerRetries);
        counters(
                families,
                "chronicle_lane_attach_retries",
                "Times the queues were tried again",
                LaneStatus::attachRetries);
    }

    private static void counters(
            Families families, String name, String help, ToLongFunction<LaneStatus> value) {
        families.counters(
                name,
                help,
                sample ->
                        sample.worst().stream()
                                .map(lane -> point(sample, lane, value.applyAsLong(lane))));
    }

    private static Point point(RouterSample sample, LaneStatus lane, long value) {
        return new Point(Labels.of("bus", sample.bus(), "strategy", lane.strategy().name()), value);
    }

    private static Stream<Point> countsByState(RouterSample sample) {
        return states().map(
                        state ->
                                byState(
                                        sample,
                                        state,
                                        sample.lanes().stream()
                                                .filter(lane -> lane.state() == state)
                                                .count()));
    }

    private static Stream<Point> transitions(RouterSample sample) {
        return Arrays.stream(LaneState.values())
                .map(state -> byState(sample, state, sample.router().transitions(state)));
    }

    private static Stream<LaneState> states() {
        return Arrays.stream(LaneState.values()).filter(state -> state != LaneState.DETACHED);
    }

    private static Point byState(RouterSample sample, LaneState state, long value) {
        return new Point(Labels.of("bus", sample.bus(), "state", state.name()), value);
    }

    private static long sum(RouterSample sample, ToLongFunction<LaneStatus> value) {
        return sample.lanes().stream().mapToLong(value).sum();
    }
}
