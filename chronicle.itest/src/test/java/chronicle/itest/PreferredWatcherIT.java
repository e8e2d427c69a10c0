package chronicle.itest;

import static chronicle.itest.WatcherBundles.HOUR_MS;
import static chronicle.itest.WatcherBundles.INOTIFY;
import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.itest.probe.PreferProbe;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.Configuration;

/** An operator has the router use another watcher than the best ranked, and nothing is lost. */
@ExtendWith(FelixExtension.class)
@EnabledOnOs(OS.LINUX)
final class PreferredWatcherIT {

    @TempDir Path root;
    private LiveBus bus;

    @BeforeEach
    void open(Felix felix) throws Exception {
        bus = new LiveBus(felix, root);
        WatcherBundles.pollOften(felix);
        felix.start(INOTIFY);
        felix.start(POLL);
        felix.start(PreferProbe.class);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void toPollAndBackWhileStrategiesComeAndGo(Felix felix) throws Exception {
        Configuration router = bus.startRouter("rescan_interval_ms", HOUR_MS);
        bus.awaitWatcher("inotify");
        List<Integer> life = felix.serviceEvents(LiveBus.STATUS);
        try (Churn churn = new Churn(bus).start()) {
            for (int round = 0; round < 2; round++) {
                assertEquals("poll inotify", felix.ask("prefer", "poll"));
                bus.awaitWatcher("poll");
                churn.awaitProgress();
                assertEquals("inotify poll", felix.ask("prefer", "inotify"));
                bus.awaitWatcher("inotify");
                churn.awaitProgress();
            }
            felix.ask("prefer", "poll");
            bus.awaitWatcher("poll");
            felix.stop(POLL);
            bus.awaitWatcher("inotify");
            String refused = felix.ask("prefer", "pol");
            assertTrue(refused.endsWith("watcher=\"pol\", there is inotify"), refused);
            churn.awaitProgress();
            felix.start(POLL);
            bus.awaitWatcher("poll");
            churn.awaitProgress();
            assertEquals("inotify poll", felix.ask("prefer", ""));
            bus.awaitWatcher("inotify");
            churn.endAndVerify();
        }
        assertEquals(List.of(), life, "the router's service came or went");
        assertEquals(List.of(), bus.problems("watcher"), bus::state);

        felix.ask("prefer", "poll");
        bus.awaitWatcher("poll");
        router.update(new Hashtable<>(bus.settings("reader", "other")));
        bus.awaitEvent("up poll");
    }
}
