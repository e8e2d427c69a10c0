package chronicle.metrics.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.discovery.DiscoveryStats;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.metrics.RouterMXBean;
import chronicle.router.HandlerStall;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.LatencySummary;
import chronicle.router.OtherRouter;
import chronicle.router.RouterStatus;
import chronicle.testkit.Answers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.Attribute;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** What somebody who speaks JMX sees of routers. */
final class RouterBeansTest {

    private static final StrategyId ALPHA = new StrategyId("alpha");

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final RouterBeans beans = new RouterBeans(server);
    private final Map<String, Object> answers = new HashMap<>();
    private final RouterStatus router = Answers.of(RouterStatus.class, answers);

    RouterBeansTest() {
        answers.put("bus", Path.of("/var/lib/bus, \"odd\"*"));
        answers.put("watcher", "inotify");
        answers.put("preferredWatcher", "jdk");
        answers.put("discovery", health(State.DEGRADED, "the limit is 8 watches"));
        answers.put("handlers", 2);
        answers.put("orders", 40L);
        answers.put("replies", 30L);
        answers.put("problems", 3L);
        answers.put("stall", Optional.empty());
        answers.put("otherRouter", Optional.empty());
        answers.put("orderLatency", new LatencySummary(40, 1, 2, 3, 4, 5));
        answers.put("discoveryLatency", LatencySummary.NONE);
        answers.put(
                "lanes",
                List.of(
                        new LaneStatus(
                                ALPHA,
                                LaneState.LIVE,
                                "open",
                                1_500_000_000L,
                                7,
                                6,
                                5,
                                4,
                                3,
                                2,
                                1_024,
                                -1)));
        answers.put(
                "events",
                List.of(
                        new LaneEvent(
                                ALPHA,
                                LaneState.ATTACHING,
                                LaneState.LIVE,
                                "open",
                                1_500_000_000L)));
    }

    @Test
    void everyAttributeIsOfTypesThatPlainJmxReads() throws Exception {
        beans.add(router);
        ObjectName name = name();
        assertEquals("/var/lib/bus, \"odd\"*", server.getAttribute(name, "Bus"));
        assertEquals("inotify", server.getAttribute(name, "Watcher"));
        assertEquals("jdk", server.getAttribute(name, "PreferredWatcher"));
        assertEquals("DEGRADED", server.getAttribute(name, "Discovery"));
        assertEquals(true, server.getAttribute(name, "Degraded"));
        assertEquals("the limit is 8 watches", server.getAttribute(name, "DegradedReason"));
        assertEquals(-1L, server.getAttribute(name, "WatcherLatencyMillis"));
        assertEquals(2, server.getAttribute(name, "Handlers"));
        assertEquals(40L, server.getAttribute(name, "Orders"));
        assertEquals(30L, server.getAttribute(name, "Replies"));
        assertEquals(3L, server.getAttribute(name, "Problems"));
        assertEquals("", server.getAttribute(name, "StalledHandler"));

        CompositeData lane = ((CompositeData[]) server.getAttribute(name, "Lanes"))[0];
        Map<String, Object> row = new HashMap<>();
        lane.getCompositeType().keySet().forEach(key -> row.put(key, lane.get(key)));
        assertEquals(
                Map.of(
                        "name", "alpha",
                        "state", "LIVE",
                        "reason", "open",
                        "sinceMillis", 1_500L,
                        "orders", 7L,
                        "replies", 6L,
                        "droppedReplies", 5L,
                        "deadLetters", 4L,
                        "lagBytes", 1_024L,
                        "ordersPerSecond", -1L),
                row);
        CompositeData event = ((CompositeData[]) server.getAttribute(name, "Events"))[0];
        assertEquals(1_500L, event.get("timeMillis"));
        assertEquals("alpha ATTACHING LIVE open", words(event));
        CompositeData latency = (CompositeData) server.getAttribute(name, "OrderLatency");
        assertEquals(
                List.of(40L, 1L, 2L, 3L, 4L, 5L),
                List.of(
                        latency.getAll(
                                new String[] {
                                    "count",
                                    "p50Nanos",
                                    "p90Nanos",
                                    "p99Nanos",
                                    "p999Nanos",
                                    "maxNanos"
                                })));
    }

    private static String words(CompositeData event) {
        return event.get("strategy")
                + " "
                + event.get("from")
                + " "
                + event.get("state")
                + " "
                + event.get("reason");
    }

    @Test
    void proxyOfTheInterfaceFollowsTheRouter() throws Exception {
        beans.add(router);
        RouterMXBean proxy = JMX.newMXBeanProxy(server, name(), RouterMXBean.class);
        assertTrue(proxy.isDegraded());
        answers.put("discovery", health(State.EVENTS, ""));
        answers.put("stall", Optional.of(new HandlerStall("com.example.Slow", ALPHA, 12, 1)));
        assertFalse(proxy.isDegraded());
        assertEquals(0, proxy.getWatcherLatencyMillis());
        assertEquals("com.example.Slow strategy=alpha seq=12", proxy.getStalledHandler());
        assertEquals("", proxy.getOtherRouter());
        answers.put("otherRouter", Optional.of(new OtherRouter("process 12", 3, 1)));
        assertEquals("process 12 strategies=3", proxy.getOtherRouter());
        assertEquals("alpha", proxy.getLanes().get(0).getName());
        assertEquals(0, proxy.getDiscoveryLatency().getCount());
    }

    @Test
    void nothingCanBeChanged() throws Exception {
        beans.add(router);
        assertEquals(0, server.getMBeanInfo(name()).getOperations().length);
        assertThrows(
                javax.management.AttributeNotFoundException.class,
                () -> server.setAttribute(name(), new Attribute("Orders", 1L)));
    }

    @Test
    void beanGoesWithItsRouterAndMovesWithItsBus() throws Exception {
        beans.add(router);
        ObjectName before = name();
        answers.put("bus", Path.of("/elsewhere"));
        beans.add(router);
        assertFalse(server.isRegistered(before));
        assertTrue(server.isRegistered(name()));
        beans.remove(router);
        assertFalse(server.isRegistered(name()));
        beans.remove(router);
    }

    @Test
    void secondRouterOfABusLeavesTheBeanOfTheFirstAlone() throws Exception {
        beans.add(router);
        RouterStatus second = Answers.of(RouterStatus.class, answers);
        beans.add(second);
        beans.remove(second);
        assertTrue(server.isRegistered(name()));
    }

    private ObjectName name() throws Exception {
        String bus = answers.get("bus").toString();
        return new ObjectName("org.chronicle.osgi:type=Router,bus=" + ObjectName.quote(bus));
    }

    private static DiscoveryHealth health(State state, String reason) {
        return new DiscoveryHealth(
                state,
                Cause.NONE,
                "inotify",
                reason,
                Instant.EPOCH,
                Optional.empty(),
                new DiscoveryStats(0, 0, 0, 0, 0, 0, 0, 0));
    }
}
