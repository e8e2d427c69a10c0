package chronicle.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.router.LaneState;
import chronicle.testkit.Await;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StateJsonTest {

    private static final String HOSTILE =
            "</script><img src=x onerror=alert(1)>\"'\\\u2028\u0000${x}";

    private final Routers routers = new Routers();
    private final Sampler sampler = new Sampler(routers, Duration.ofMillis(1));
    private final StateJson state = new StateJson(routers, sampler);

    @AfterEach
    void close() {
        sampler.close();
    }

    @Test
    void withoutARouterThereIsNone() throws IOException {
        Map<String, Object> read = ask("", 0, "");
        assertEquals(List.of(), read.get("buses"));
        assertEquals("the token", read.get("token"));
        assertFalse(read.containsKey("router"));
    }

    @Test
    void firstBusByPathIsShownUntilAnotherIsChosen() throws IOException {
        add(1, new FakeRouter("/b"));
        add(2, new FakeRouter("/a"));
        assertEquals("/a", JsonTree.at(ask("", 0, ""), "router", "bus"));
        assertEquals("/b", JsonTree.at(ask("/b", 0, ""), "router", "bus"));
        assertFalse(ask("/gone", 0, "").containsKey("router"));
        routers.remove(2);
        assertEquals(List.of(Map.of("bus", "/b")), ask("", 0, "").get("buses"));
    }

    @Test
    void hostileTextComesThroughAsItIs() throws IOException {
        FakeRouter router = new FakeRouter("/<b>bus");
        router.lane("__proto__", LaneState.QUARANTINED, HOSTILE, 7, 8);
        router.event("__proto__", LaneState.QUARANTINED, HOSTILE, 5_000_000);
        add(1, router);
        Map<String, Object> read = ask("/<b>bus", 0, "");
        Map<?, ?> lane = (Map<?, ?>) ((List<?>) JsonTree.at(read, "router", "lanes")).get(0);
        assertEquals("__proto__", lane.get("name"));
        assertEquals(HOSTILE, lane.get("reason"));
        assertEquals(7L, lane.get("lagBytes"));
        assertEquals(1L, lane.get("sinceMs"));
        Map<?, ?> event = (Map<?, ?>) ((List<?>) JsonTree.at(read, "router", "events")).get(0);
        assertEquals(HOSTILE, event.get("reason"));
        assertEquals("a.Handler", JsonTree.at(read, "router", "stall", "handler"));
        assertEquals("DEGRADED", JsonTree.at(read, "router", "discovery", "state"));
        assertEquals(3L, JsonTree.at(read, "router", "orderLatency", "p99Ns"));
    }

    @Test
    void eventsComeOnceAndAgainWhenOneIsAdded() throws IOException {
        FakeRouter router = new FakeRouter("/bus");
        router.event("a", LaneState.LIVE, "attached", 1);
        add(1, router);
        String key = (String) JsonTree.at(ask("", 0, ""), "router", "eventsKey");
        assertEquals(null, JsonTree.at(ask("", 0, key), "router", "events"));
        router.event("a", LaneState.LIVE, "attached", 1);
        Map<String, Object> read = ask("", 0, key);
        assertEquals(2, ((List<?>) JsonTree.at(read, "router", "events")).size());
    }

    @Test
    void samplesComeFromTheFirstThatIsLackingWithALagOfEveryLane() throws IOException {
        FakeRouter router = new FakeRouter("/bus");
        router.lane("a", LaneState.LIVE, "attached", 100, 5);
        router.lane("b", LaneState.LIVE, "attached", -1, -1);
        add(1, router);
        // The first look starts the samples.
        Await.until(
                "four samples",
                () -> ((List<?>) JsonTree.at(ask("", 0, ""), "router", "samples")).size() > 3);
        // One more may be under way, and take the place of the first; those behind it stay.
        sampler.close();
        List<?> all = (List<?>) JsonTree.at(ask("", 0, ""), "router", "samples");
        long third = (Long) ((Map<?, ?>) all.get(2)).get("number");
        Map<String, Object> read = ask("", third, "");
        List<?> samples = (List<?>) JsonTree.at(read, "router", "samples");
        assertEquals(third, ((Map<?, ?>) samples.get(0)).get("number"));
        assertEquals(5L, ((Map<?, ?>) samples.get(0)).get("ordersPerSecond"));
        List<?> lanes = (List<?>) JsonTree.at(read, "router", "lanes");
        List<?> lags = (List<?>) ((Map<?, ?>) lanes.get(0)).get("lags");
        assertEquals(samples.size(), lags.size());
        assertEquals(100L, lags.get(0));
        assertEquals(-1L, ((List<?>) ((Map<?, ?>) lanes.get(1)).get("lags")).get(0));
        assertEquals(100L, JsonTree.at(read, "router", "lagBytes"));
    }

    @Test
    void pageOfAnEarlierStartGetsAllSamples() {
        Samples samples = new Samples();
        for (int i = 0; i < Samples.KEPT + 3; i++) {
            samples.add(i, List.of());
        }
        assertEquals(Samples.KEPT, samples.from(0).size());
        assertEquals(3, samples.from(0).get(0).number());
        assertEquals(1, samples.from(Samples.KEPT + 2).size());
        assertTrue(samples.from(Samples.KEPT + 3).isEmpty());
        assertEquals(Samples.KEPT, samples.from(1_000_000).size());
    }

    private void add(long service, FakeRouter router) {
        routers.put(service, new ConsoleRouter(router, router, Map.of()));
    }

    private Map<String, Object> ask(String bus, long from, String events) throws IOException {
        StringWriter text = new StringWriter();
        state.write(text, new StateJson.Ask(bus, from, events), "the token");
        return JsonTree.read(text.toString());
    }
}
