package chronicle.itest;

import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.testkit.Await;
import chronicle.testkit.LogLines;
import chronicle.testkit.ProcSelf;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.ServiceEvent;
import org.osgi.service.cm.Configuration;

/** Configurations are changed, wrong and taken away while the router runs. */
@ExtendWith(FelixExtension.class)
final class ConfigurationIT {

    @TempDir Path root;
    @TempDir Path otherRoot;
    private LiveBus bus;

    @BeforeEach
    void open(Felix felix) {
        bus = new LiveBus(felix, root);
        felix.start(POLL);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void changeThatConcernsNoQueueReopensNothing(Felix felix) throws Exception {
        Configuration configuration = bus.startRouter();
        bus.strategy("alpha");
        bus.send("alpha", 0);
        Await.until("handled", () -> bus.orders().size() == 1, bus::state);
        List<Integer> life = felix.serviceEvents(LiveBus.STATUS);

        configuration.update(new Hashtable<>(bus.settings("idle", "sleep", "attach_retry_ms", 9L)));
        Await.until("taken", () -> life.contains(ServiceEvent.MODIFIED), life::toString);
        bus.send("alpha", 1);
        Await.until("goes on", () -> bus.orders().size() == 2, bus::state);
        assertEquals(List.of("up poll", "added alpha"), bus.events());
        assertFalse(life.contains(ServiceEvent.UNREGISTERING), life::toString);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void otherBusAtRunTimeClosesTheOldOneAndAttachesTheNew(Felix felix) throws Exception {
        Configuration configuration = bus.startRouter();
        StrategySession alpha = bus.strategy("alpha");
        bus.send("alpha", 0);
        Await.until("handled", () -> bus.orders().size() == 1, bus::state);
        List<Integer> life = felix.serviceEvents(LiveBus.STATUS);

        Map<String, Object> settings = bus.settings("bus", otherRoot.toString());
        BusLayout other = new BusLayout(otherRoot);
        try (StrategySession session =
                StrategySession.open(
                        bus.queues(), other, new StrategyId("beta"), SessionOptions.DEFAULTS)) {
            session.ready();
            configuration.update(new Hashtable<>(settings));
            bus.awaitEvent("added beta");
            assertFalse(ReadyMarker.isPresent(alpha.endpoints().ordersIn()));
            assertFalse(life.contains(ServiceEvent.UNREGISTERING), life::toString);
            // What is left open of the old bus is the test's own side of it.
            bus.closeStrategy("alpha");
            assertEquals(List.of(), ProcSelf.mappings(bus.directory("alpha")));
            assertEquals(List.of(), ProcSelf.descriptors(bus.directory("alpha")));
        }
        bus.awaitEvent("removed beta");
    }

    @Test
    void configurationThatIsDeletedEndsTheRouterCleanly(Felix felix) throws Exception {
        Configuration configuration = bus.startRouter();
        StrategySession alpha = bus.strategy("alpha");
        bus.awaitEvent("added alpha");
        assertTrue(ReadyMarker.isPresent(alpha.endpoints().ordersIn()));
        configuration.delete();
        Await.until("gone", () -> felix.services(LiveBus.STATUS) == 0);
        Await.until("READY is back", () -> !ReadyMarker.isPresent(alpha.endpoints().ordersIn()));

        // Orders of the time without a router are there for the next one.
        bus.send("alpha", 0);
        felix.router(bus.settings());
        Await.until("handled", () -> bus.orders().size() == 1, bus::state);
    }

    @Test
    void wrongChangeIsRefusedAndTheRouterGoesOn(Felix felix) throws Exception {
        Configuration configuration = bus.startRouter();
        bus.strategy("alpha");
        bus.awaitEvent("added alpha");
        List<Integer> life = felix.serviceEvents(LiveBus.STATUS);
        configuration.update(new Hashtable<>(bus.settings("idle", "often")));
        Await.until("said", () -> bus.problems("is refused").size() == 1, bus::state);
        String said = bus.problems("is refused").get(0);
        assertTrue(said.endsWith("idle=often, valid is park, spin or sleep"), said);
        bus.send("alpha", 0);
        Await.until("goes on", () -> bus.orders().size() == 1, bus::state);
        assertEquals(List.of("up poll", "added alpha"), bus.events());
        assertFalse(life.contains(ServiceEvent.UNREGISTERING), life::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bus                | relative/path | an absolute path
                    idle               | often         | park, spin or sleep
                    idle_spin_us       | -1            | 0 to 1000000 microseconds
                    ordering           | fifo          | timestamp or round_robin
                    order_wait_us      | -1            | 0 to 1000000 microseconds
                    store_every_orders | 1048577       | 0 to 1048576 orders
                    rescan_interval_ms | -1            | 1 to 86400000 milliseconds
                    attach_retry_ms    | 0             | 1 to 10000 milliseconds
                    keep_replies       | maybe         | true or false
                    console            | perhaps       | true or false
                    lease_ttl_ms       | 2             | 3 to 86400000 milliseconds
                    segment_size       | 5000          | a multiple of 4096
                    segment_size       | many          | a whole number
                    reader             | ../up         | 1 to 128 of [A-Za-z0-9._-]
                    """)
    void wrongConfigurationIsASentenceAndTheRouterStartsWhenItIsMended(
            String key, String value, String range, Felix felix) throws Exception {
        felix.start("chronicle.router");
        Configuration configuration;
        String sentence =
                "the router does not start: chronicle.router cannot use "
                        + key
                        + "="
                        + value
                        + ", valid is "
                        + range;
        try (LogLines log = new LogLines()) {
            configuration = felix.router(bus.settings(key, value));
            log.await(sentence);
        }
        assertEquals(0, felix.services(LiveBus.STATUS));
        configuration.update(new Hashtable<>(bus.settings()));
        bus.awaitEvent("up poll");
        Await.until("served", () -> felix.services(LiveBus.STATUS) == 1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void busThatNobodyCanMakeIsASentenceAndNoRouterThatWaitsForIt(Felix felix) throws Exception {
        felix.start("chronicle.router");
        try (LogLines log = new LogLines()) {
            felix.router(bus.settings("bus", "/proc/x/bus"));
            log.await(
                    "the router does not start: chronicle.router cannot use bus=/proc/x/bus, valid"
                            + " is a folder on a disk there_is=/proc file_system=proc");
        }
        assertEquals(0, felix.services(LiveBus.STATUS));
    }

    @Test
    void keyThatIsNoneIsOneSentenceAndTheRouterServes(Felix felix) throws Exception {
        felix.start("chronicle.router");
        try (LogLines log = new LogLines()) {
            Configuration configuration =
                    felix.router(bus.settings("handler_retry", "5", "my.own", "x"));
            bus.awaitEvent("up poll");
            configuration.update(new Hashtable<>(bus.settings("idel", "spin")));
            log.await("has this name, it does nothing: idel");
            log.await("has this name, it does nothing: handler_retry");
            assertEquals(2, log.with("it does nothing").size(), () -> log.with("").toString());
        }
    }

    @Test
    void configurationWithoutABusIsASentenceAndGoesWithoutATrace(Felix felix) throws Exception {
        felix.start("chronicle.router");
        try (LogLines log = new LogLines()) {
            Configuration configuration = felix.router(Map.of("idle", "park"));
            log.await("the router does not start: chronicle.router cannot use bus=, valid");
            configuration.delete();
            felix.stop("chronicle.router");
            assertEquals(List.of(), log.with("Exception"));
        }
        assertEquals(0, felix.services(LiveBus.STATUS));
    }
}
