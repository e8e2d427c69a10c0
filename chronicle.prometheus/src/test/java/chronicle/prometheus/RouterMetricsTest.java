package chronicle.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.discovery.DiscoveryStats;
import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.bus.spi.WatchHealth.Counters;
import chronicle.bus.spi.WatchHealth.Mode;
import chronicle.router.HandlerStall;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.LatencyBuckets;
import chronicle.router.OtherRouter;
import chronicle.router.RouterStatus;
import chronicle.testkit.Answers;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scrape reads, in the text format. */
final class RouterMetricsTest {

    @TempDir Path bus;
    private final Map<String, Object> answers = new HashMap<>();
    private final RouterStatus router = Answers.of(RouterStatus.class, answers);

    private RouterMetrics metrics(int lanes) {
        answers.put("bus", bus);
        answers.put("discovery", health());
        answers.put("handlers", 1);
        answers.put("orders", 1_000L);
        answers.put("replies", 900L);
        answers.put("problems", 2L);
        answers.put("stall", Optional.empty());
        answers.put("otherRouter", Optional.of(new OtherRouter("process 12", 3, 1)));
        answers.put("transitions", 5L);
        answers.put(
                "orderLatencyBuckets",
                new LatencyBuckets(List.of(1_000L, 1_000_000L), List.of(3L, 4L, 1L), 500_000_000));
        answers.put(
                "discoveryLatencyBuckets",
                new LatencyBuckets(List.of(1_000_000_000L), List.of(0L, 0L), 0));
        answers.put("lanes", List.of(lane("a", LaneState.LIVE, 10)));
        RouterMetrics metrics = new RouterMetrics(lanes);
        metrics.add(router);
        return metrics;
    }

    @Test
    void routerIsToldWithCountersHistogramsAndItsWatcher() throws IOException {
        RouterMetrics metrics = metrics(RouterMetrics.LANES);
        String text = scrape(metrics);
        assertHas(text, "chronicle_router_orders_total{BUS} 1000.0");
        assertHas(text, "chronicle_router_replies_total{BUS} 900.0");
        assertHas(text, "chronicle_router_problems_total{BUS} 2.0");
        assertHas(text, "chronicle_router_handlers{BUS} 1.0");
        assertHas(text, "chronicle_router_handler_stall_seconds{BUS} 0.0");
        assertHas(text, "chronicle_router_held_elsewhere{BUS} 3.0");
        assertHas(text, "chronicle_router_order_latency_seconds_bucket{BUS,le=\"1.0E-6\"} 3");
        assertHas(text, "chronicle_router_order_latency_seconds_bucket{BUS,le=\"0.001\"} 7");
        assertHas(text, "chronicle_router_order_latency_seconds_bucket{BUS,le=\"+Inf\"} 8");
        assertHas(text, "chronicle_router_order_latency_seconds_count{BUS} 8");
        assertHas(text, "chronicle_router_order_latency_seconds_sum{BUS} 0.5");
        assertHas(text, "chronicle_router_discovery_latency_seconds_count{BUS} 0");
        assertHas(text, "chronicle_router_discovery_state{BUS,state=\"DEGRADED\"} 1.0");
        assertHas(text, "chronicle_router_discovery_state{BUS,state=\"EVENTS\"} 0.0");
        assertHas(text, "chronicle_router_watcher{BUS,watcher=\"inotify\"} 1.0");
        assertHas(text, "chronicle_router_rescans_total{BUS} 7.0");
        assertHas(text, "chronicle_watch_overflows_total{BUS} 2.0");
        assertHas(text, "chronicle_watch_unwatched_places{BUS} 4.0");
        assertHas(text, "# TYPE chronicle_router_orders_total counter");
        assertHas(text, "# HELP chronicle_router_handlers Handlers that take orders;");
        double free = value(text, "chronicle_router_disk_free_bytes{BUS}");
        assertTrue(free > 0, text);
        assertTrue(free <= value(text, "chronicle_router_disk_size_bytes{BUS}"), text);

        answers.put(
                "stall",
                Optional.of(new HandlerStall("Slow", new StrategyId("a"), 1, 1_000_000_000L)));
        assertTrue(value(scrape(metrics), "chronicle_router_handler_stall_seconds{BUS}") > 1e6);
    }

    @Test
    void worstLanesAreShownAndAllAreCounted() throws IOException {
        RouterMetrics metrics = metrics(3);
        List<LaneStatus> lanes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            lanes.add(lane("live-" + i, LaneState.LIVE, i));
        }
        lanes.add(lane("unknown", LaneState.LIVE, -1));
        lanes.add(lane("bad", LaneState.QUARANTINED, -1));
        answers.put("lanes", lanes);
        String text = scrape(metrics);
        assertEquals(3, count(text, "chronicle_lane_orders_total{"));
        assertHas(text, "chronicle_lane_orders_total{BUS,strategy=\"bad\"} 7.0");
        assertHas(text, "chronicle_lane_lag_bytes{BUS,strategy=\"live-19\"} 19.0");
        assertHas(text, "chronicle_lane_lag_bytes{BUS,strategy=\"live-18\"} 18.0");
        assertEquals(2, count(text, "chronicle_lane_lag_bytes{"));
        assertHas(text, "chronicle_router_lanes{BUS,state=\"LIVE\"} 21.0");
        assertHas(text, "chronicle_router_lanes{BUS,state=\"QUARANTINED\"} 1.0");
        assertHas(text, "chronicle_router_lanes{BUS,state=\"STALE\"} 0.0");
        assertHas(text, "chronicle_router_lane_transitions_total{BUS,state=\"LIVE\"} 5.0");
        assertHas(text, "chronicle_router_lanes_hidden{BUS} 19.0");
        assertHas(text, "chronicle_router_lag_bytes{BUS} 190.0");
        assertHas(text, "chronicle_router_dead_letters{BUS} 88.0");
    }

    @Test
    void busThatIsNotThereYetHasTheSpaceOfWhatIsAboveIt() throws IOException {
        RouterMetrics metrics = metrics(0);
        answers.put("bus", bus.resolve("comes/later"));
        String series =
                "chronicle_router_disk_free_bytes{bus=\"" + bus.resolve("comes/later") + "\"}";
        assertTrue(value(scrape(metrics), series) > 0);
    }

    @Test
    void twoRoutersOfOneBusAreShownOnceAndNoneIsFine() throws IOException {
        RouterMetrics metrics = metrics(0);
        metrics.add(Answers.of(RouterStatus.class, answers));
        assertEquals(1, count(scrape(metrics), "chronicle_router_orders_total{"));
        metrics.remove(router);
        assertEquals(1, count(scrape(metrics), "chronicle_router_orders_total{"));
        assertEquals(0, count(scrape(new RouterMetrics(0)), "chronicle_router_orders_total{"));
    }

    @Test
    void numbersOfLanesThatCannotBeUsedAreRefused() {
        assertEquals(
                "chronicle.prometheus cannot use lanes=many, valid is a whole number from 0 to"
                        + " 100000",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        RouterMetrics.of(
                                                () -> {
                                                    throw new NumberFormatException("many");
                                                },
                                                "many"))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> RouterMetrics.of(() -> -1, -1));
    }

    private static String scrape(RouterMetrics metrics) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExpositionFormats.init().getPrometheusTextFormatWriter().write(out, metrics.collect());
        return out.toString(StandardCharsets.UTF_8);
    }

    private void assertHas(String text, String line) {
        assertTrue(text.contains(withBus(line)), () -> "no " + withBus(line) + " in\n" + text);
    }

    private double value(String text, String series) {
        String start = withBus(series) + " ";
        return text.lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + start + " in\n" + text));
    }

    private String withBus(String line) {
        return line.replace("BUS", "bus=\"" + bus + "\"");
    }

    private static long count(String text, String start) {
        return text.lines().filter(line -> line.startsWith(start)).count();
    }

    private static LaneStatus lane(String name, LaneState state, long lag) {
        return new LaneStatus(new StrategyId(name), state, "", 0, 7, 6, 5, 4, 3, 2, lag, 1);
    }

    private static DiscoveryHealth health() {
        WatchHealth watch =
                new WatchHealth(
                        Mode.DEGRADED,
                        Cause.WATCH_LIMIT,
                        "limit",
                        Instant.EPOCH,
                        new Counters(1, 2, 3, 4, 5, 6));
        return new DiscoveryHealth(
                State.DEGRADED,
                Cause.WATCH_LIMIT,
                "inotify",
                "limit",
                Instant.EPOCH,
                Optional.of(watch),
                new DiscoveryStats(1, 3, 7, 0, 0, 0, 0, 0));
    }
}
