package chronicle.itest;

import static chronicle.itest.WatcherBundles.HOUR_MS;
import static chronicle.itest.WatcherBundles.INOTIFY;
import static chronicle.itest.WatcherBundles.JDK;
import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.itest.probe.ComponentProbe;
import chronicle.testkit.Await;
import chronicle.testkit.LogLines;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
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

/** Discovery is configured anew while it runs: nothing is closed, opened or told for it. */
@ExtendWith(FelixExtension.class)
final class WatcherConfigurationIT {

    private static final String WATCHER = "chronicle.bus.spi.QueueWatcher";

    @TempDir Path root;
    private LiveBus bus;
    private Configuration poll;
    private List<Integer> watcherLife;
    private List<Integer> routerLife;

    @BeforeEach
    void open(Felix felix) throws Exception {
        bus = new LiveBus(felix, root);
        poll = felix.configuration(POLL);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    /** A router that finds nothing within this test, but for the watcher if that is told to. */
    private void startSlow(Felix felix) throws Exception {
        poll.update(interval(60_000));
        felix.start(POLL);
        startRouter(felix, "poll");
    }

    private void startRouter(Felix felix, String watcher) throws Exception {
        bus.startRouter("rescan_interval_ms", HOUR_MS);
        bus.awaitWatcher(watcher);
        watcherLife = felix.serviceEvents(WATCHER);
        routerLife = felix.serviceEvents(LiveBus.STATUS);
    }

    private static Hashtable<String, Object> interval(Object value) {
        return new Hashtable<>(Map.of("interval_ms", value));
    }

    private void verifyNothingWasMadeAnew(String watcher) {
        assertFalse(watcherLife.contains(ServiceEvent.UNREGISTERING), watcherLife::toString);
        assertFalse(routerLife.contains(ServiceEvent.UNREGISTERING), routerLife::toString);
        assertEquals(List.of("up " + watcher, "added alpha"), bus.events());
        assertEquals(List.of(), bus.problems("watcher"));
    }

    @Test
    void otherIntervalIsTakenByTheWatchInUse(Felix felix) throws Exception {
        startSlow(felix);
        bus.strategy("alpha");
        // As a file of settings gives it.
        poll.update(interval("5"));
        bus.awaitEvent("added alpha");
        verifyNothingWasMadeAnew("poll");
    }

    @Test
    void settingsThatAreTakenAwayMeanTheDefaults(Felix felix) throws Exception {
        startSlow(felix);
        bus.strategy("alpha");
        poll.delete();
        bus.awaitEvent("added alpha");
        verifyNothingWasMadeAnew("poll");
    }

    @Test
    void wrongIntervalIsRefusedWithASentence(Felix felix) throws Exception {
        startSlow(felix);
        try (LogLines log = new LogLines()) {
            for (Object bad : List.of(0, 60_001, "many")) {
                poll.update(interval(bad));
                log.await(
                        "changed configuration is refused, interval_ms stays 60000:"
                                + " chronicle.discovery.poll cannot use interval_ms="
                                + bad
                                + ", valid is 1 to 60000 milliseconds");
            }
            assertEquals(3, log.with("is refused").size());
        }
        bus.strategy("alpha");
        poll.update(interval(5));
        bus.awaitEvent("added alpha");
        verifyNothingWasMadeAnew("poll");
    }

    @ParameterizedTest
    @CsvSource({INOTIFY + ",inotify", JDK + ",jdk"})
    @EnabledOnOs(OS.LINUX)
    void watcherByEventsTakesItsRetryIntervalAndRefusesAWrongOne(
            String bundle, String watcher, Felix felix) throws Exception {
        Configuration events = felix.configuration(bundle);
        felix.start(bundle);
        startRouter(felix, watcher);
        try (LogLines log = new LogLines()) {
            events.update(new Hashtable<>(Map.of("retry_interval_ms", "20")));
            log.await("what cannot be watched is looked at every 20 ms");
            for (Object bad : List.of(9, 5_001, "many")) {
                events.update(new Hashtable<>(Map.of("retry_interval_ms", bad)));
                log.await(
                        "changed configuration is refused, retry_interval_ms stays 20: "
                                + bundle
                                + " cannot use retry_interval_ms="
                                + bad
                                + ", valid is 10 to 5000 milliseconds");
            }
            events.delete();
            log.await("what cannot be watched is looked at every 500 ms");
            assertEquals(3, log.with("is refused").size());
        }
        bus.strategy("alpha");
        bus.awaitEvent("added alpha");
        verifyNothingWasMadeAnew(watcher);
    }

    /** What a console shows of a setting: the key with its unit, its range, its default. */
    @ParameterizedTest
    @CsvSource({
        INOTIFY + ",retry_interval_ms,10,5000",
        JDK + ",retry_interval_ms,10,5000",
        POLL + ",interval_ms,1,60000"
    })
    void settingIsDescribedForConsoles(String bundle, String key, int min, int max, Felix felix)
            throws Exception {
        List<URL> described =
                Collections.list(
                        felix.install(bundle).findEntries("OSGI-INF/metatype", "*.xml", false));
        assertEquals(1, described.size(), described::toString);
        String xml;
        try (InputStream in = described.get(0).openStream()) {
            xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertTrue(xml.contains("<Designate pid=\"" + bundle + "\">"), xml);
        assertTrue(xml.contains("<AD id=\"" + key + "\" type=\"Integer\""), xml);
        assertTrue(xml.contains("min=\"" + min + "\" max=\"" + max + "\" default=\"500\""), xml);
    }

    @ParameterizedTest
    @CsvSource({
        INOTIFY + ",inotify,retry_interval_ms,10 to 5000",
        JDK + ",jdk,retry_interval_ms,10 to 5000",
        POLL + ",poll,interval_ms,1 to 60000"
    })
    @EnabledOnOs(OS.LINUX)
    void watcherThatIsConfiguredWrongFromTheStartSaysSoAndUsesItsDefault(
            String bundle, String watcher, String key, String valid, Felix felix) throws Exception {
        felix.start(ComponentProbe.class);
        felix.configuration(bundle).update(new Hashtable<>(Map.of(key, -1)));
        try (LogLines log = new LogLines()) {
            felix.start(bundle);
            startRouter(felix, watcher);
            log.await(
                    "configuration is refused, %s stays 500: %s cannot use %s=-1, valid is %s milliseconds"
                            .formatted(key, bundle, key, valid));
        }
        assertEquals("", felix.componentFailures());
        bus.strategy("alpha");
        bus.awaitEvent("added alpha");
        verifyNothingWasMadeAnew(watcher);
    }

    @Test
    void rescanIntervalOfTheRouterChangesUnderItsStrategies(Felix felix) throws Exception {
        Configuration router = bus.startRouter("rescan_interval_ms", 20L);
        bus.awaitEvent("up none");
        bus.strategy("before");
        bus.send("before", 0);
        bus.awaitEvent("added before");
        routerLife = felix.serviceEvents(LiveBus.STATUS);

        router.update(new Hashtable<>(bus.settings("rescan_interval_ms", HOUR_MS)));
        Await.until("taken", () -> routerLife.contains(ServiceEvent.MODIFIED));
        router.update(new Hashtable<>(bus.settings("rescan_interval_ms", 0L)));
        Await.until("said", () -> bus.problems("is refused").size() == 1, bus::state);
        router.update(new Hashtable<>(bus.settings("rescan_interval_ms", 20L)));
        bus.strategy("after");
        bus.awaitEvent("added after");
        bus.send("before", 1);
        Await.until("flows", () -> bus.seqs("before").size() == 2, bus::state);
        assertEquals(List.of("up none", "added before", "added after"), bus.events());
        assertFalse(routerLife.contains(ServiceEvent.UNREGISTERING), routerLife::toString);
    }
}
