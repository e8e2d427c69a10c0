package chronicle.itest;

import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.itest.probe.ComponentProbe;
import chronicle.itest.probe.HealthProbe;
import chronicle.itest.probe.RefusingProbe;
import chronicle.itest.probe.TopicProbe;
import chronicle.testkit.Await;
import chronicle.testkit.LogLines;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who watches over routers sees of real faults: by JMX, checks and events. */
@ExtendWith(FelixExtension.class)
final class OperatorIT {

    private static final String METRICS = "chronicle.metrics";

    @TempDir Path root;
    private LiveBus bus;

    @BeforeEach
    void open(Felix felix) throws Exception {
        bus = new LiveBus(felix, root);
        felix.start(POLL);
        WatcherBundles.pollOften(felix);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void routerIsAnMXBeanOfThePlatformAsLongAsBothBundlesRun(Felix felix) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name =
                new ObjectName(
                        "org.chronicle.osgi:type=Router,bus=" + ObjectName.quote(root.toString()));
        felix.start(METRICS);
        bus.startRouter();
        // A strategy that is READY before the first look was not waiting for its discovery.
        bus.awaitWatcher("poll");
        bus.strategy("alpha");
        for (int i = 0; i < 3; i++) {
            bus.send("alpha", i);
        }
        Await.until("handled", () -> bus.orders().size() == 3, bus::state);
        Await.until(
                "counted",
                () -> server.isRegistered(name) && server.getAttribute(name, "Orders").equals(3L),
                bus::state);
        assertEquals("poll", server.getAttribute(name, "Watcher"));
        assertEquals(false, server.getAttribute(name, "Degraded"));
        // A lag is not measured at every look.
        Await.until("measured", () -> lane(server, name).get("lagBytes").equals(0L), bus::state);
        CompositeData lane = lane(server, name);
        assertEquals("alpha LIVE", lane.get("name") + " " + lane.get("state"));
        CompositeData latency = (CompositeData) server.getAttribute(name, "OrderLatency");
        assertTrue((long) latency.get("count") > 0, latency::toString);
        assertTrue((long) latency.get("maxNanos") > 0, latency::toString);
        assertEquals(
                1L, ((CompositeData) server.getAttribute(name, "DiscoveryLatency")).get("count"));

        felix.stop(METRICS);
        assertFalse(server.isRegistered(name));
        felix.start(METRICS);
        assertEquals(3L, server.getAttribute(name, "Orders"));
        felix.stop("chronicle.router");
        assertFalse(server.isRegistered(name));
    }

    private static CompositeData lane(MBeanServer server, ObjectName router) throws Exception {
        return ((CompositeData[]) server.getAttribute(router, "Lanes"))[0];
    }

    @Test
    void healthChecksFindFaultsAndTheirEnd(Felix felix) throws Exception {
        startHealth(felix);
        assertEquals(6, states(felix).size());
        assertEquals(List.of("TEMPORARILY_UNAVAILABLE"), distinct(felix));
        bus.startRouter();
        bus.awaitWatcher("poll");
        Await.until("well", () -> distinct(felix).equals(List.of("OK")), () -> felix.ask("health"));

        felix.stop(POLL);
        awaitState(felix, "Chronicle watcher", "CRITICAL");
        felix.start(POLL);
        awaitState(felix, "Chronicle watcher", "OK");

        bus.stopHandler();
        awaitState(felix, "Chronicle handlers", "CRITICAL");
        felix.start(RefusingProbe.class);
        awaitState(felix, "Chronicle handlers", "OK");
        bus.strategy("alpha");
        bus.send("alpha", 1);
        awaitState(felix, "Chronicle lanes", "WARN");
        assertTrue(
                felix.ask("health").contains("strategy alpha is quarantined"),
                () -> felix.ask("health"));

        felix.configuration("chronicle.health")
                .update(new Hashtable<>(Map.of("disk_warn_bytes", Long.MAX_VALUE)));
        awaitState(felix, "Chronicle disk", "WARN");
        felix.configuration("chronicle.health")
                .update(new Hashtable<>(Map.of("disk_warn_bytes", 0L, "lag_warn_bytes", -1L)));
        felix.configuration("chronicle.health")
                .update(new Hashtable<>(Map.of("disk_warn_bytes", "1 GB")));
        assertTrue(felix.ask("health").contains("Chronicle disk WARN "));
        bus.closeStrategy("alpha");
        awaitState(felix, "Chronicle lanes", "OK");
    }

    @Test
    void limitsThatAreWrongFromTheStartAreOneSentenceAndTheDefaultsHold(Felix felix)
            throws Exception {
        felix.configuration("chronicle.health")
                .update(new Hashtable<>(Map.of("lag_warn_bytes", "much")));
        felix.start(ComponentProbe.class);
        try (LogLines log = new LogLines()) {
            startHealth(felix);
            log.await(
                    "configuration is refused, all limits are the defaults: chronicle.health"
                            + " cannot use lag_warn_bytes=much, valid is a whole number of bytes");
        }
        assertEquals("", felix.componentFailures());
        bus.startRouter();
        bus.awaitWatcher("poll");
        Await.until("well", () -> distinct(felix).equals(List.of("OK")), () -> felix.ask("health"));
    }

    private static void startHealth(Felix felix) {
        felix.start("org.apache.felix.healthcheck.api");
        felix.start("chronicle.health");
        felix.start(HealthProbe.class);
    }

    private static void awaitState(Felix felix, String check, String state) {
        Await.until(
                check + " " + state,
                () -> felix.ask("health").contains(check + " " + state + " "),
                () -> felix.ask("health"));
    }

    private static List<String> states(Felix felix) {
        return felix.ask("health")
                .lines()
                .map(line -> Arrays.asList(line.split(" ")).get(2))
                .toList();
    }

    private static List<String> distinct(Felix felix) {
        return states(felix).stream().distinct().toList();
    }

    @Test
    void eventAdminIsToldWhatHappens(Felix felix) throws Exception {
        List<String> topics = felix.lines("topics");
        felix.start("org.apache.felix.eventadmin");
        felix.start("chronicle.events");
        felix.start(TopicProbe.class);
        bus.startRouter();
        awaitTopic(topics, "UP bus=" + root + " watcher=poll");
        bus.strategy("alpha");
        awaitTopic(topics, "ADDED bus=" + root + " strategy=alpha");
        felix.stop(POLL);
        awaitTopic(topics, "WATCHER_SWAPPED bus=" + root + " watcher=none");
        awaitTopic(topics, "PROBLEM bus=" + root + " message=no watcher is in use");
        felix.start(POLL);
        awaitTopic(topics, "WATCHER_SWAPPED bus=" + root + " watcher=poll");
        felix.start(RefusingProbe.class);
        bus.send("alpha", 1);
        awaitTopic(topics, "QUARANTINED bus=" + root + " from=LIVE reason=");
        bus.closeStrategy("alpha");
        awaitTopic(topics, "REMOVED bus=" + root + " strategy=alpha");
    }

    private void awaitTopic(List<String> topics, String start) {
        Await.until(
                start,
                () ->
                        topics.stream()
                                .anyMatch(line -> line.startsWith("chronicle/router/" + start)),
                () -> topics + " " + bus.state());
    }
}
