package chronicle.itest;

import static chronicle.itest.WatcherBundles.HOUR_MS;
import static chronicle.itest.WatcherBundles.INOTIFY;
import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.itest.probe.BrokenWatcher;
import chronicle.testkit.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Watchers come, go, fail and change in the container while strategies do the same. */
@ExtendWith(FelixExtension.class)
@EnabledOnOs(OS.LINUX)
final class WatcherSwapIT {

    @TempDir Path root;
    private LiveBus bus;

    @BeforeEach
    void open(Felix felix) {
        bus = new LiveBus(felix, root);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void swapWhileTenStrategiesComeAndGoLosesAndDoublesNothing(Felix felix) throws Exception {
        felix.start(INOTIFY);
        felix.start(POLL);
        bus.startRouter();
        bus.awaitWatcher("inotify");
        List<Integer> life = felix.serviceEvents("chronicle.router.RouterStatus");
        Set<String> there = new TreeSet<>();
        ExecutorService strategies = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < 10; i++) {
                String comes = "s" + i;
                String goes = i % 3 == 2 ? "s" + (i - 1) : null;
                Future<?> change = strategies.submit(() -> comeAndGo(comes, goes));
                if (i % 2 == 0) {
                    felix.stop(INOTIFY);
                    bus.awaitWatcher("poll");
                } else {
                    felix.start(INOTIFY);
                    bus.awaitWatcher("inotify");
                }
                change.get(60, TimeUnit.SECONDS);
                there.add(comes);
                if (goes != null) {
                    there.remove(goes);
                }
            }
        } finally {
            strategies.shutdownNow();
        }
        Set<String> gone = Set.of("s1", "s4", "s7");
        Await.until("all are handled", () -> bus.orders().size() == 30, bus::state);
        Await.until("the gone are released", () -> bus.removed().size() == 3, bus::state);
        for (int i = 0; i < 10; i++) {
            assertEquals(1, bus.count("added s" + i), bus::state);
            assertEquals(gone.contains("s" + i) ? 1 : 0, bus.count("removed s" + i), bus::state);
        }
        assertEquals(there, bus.attached());
        assertEquals(List.of(), life, "the router's service came or went");
    }

    private void comeAndGo(String comes, String goes) {
        bus.strategy(comes);
        for (int order = 0; order < 3; order++) {
            bus.send(comes, order);
        }
        if (goes != null) {
            // As strategies do: READY that is gone before anybody looks says that nobody is there.
            Await.until(goes + " is answered", () -> bus.seqs(goes).size() == 3, bus::state);
            bus.closeStrategy(goes);
        }
    }

    @Test
    void watcherThatComesAfterTheRouterIsUsed(Felix felix) throws Exception {
        bus.startRouter("rescan_interval_ms", HOUR_MS);
        bus.awaitEvent("up none");
        Await.until("said", () -> bus.problems("no watcher is in use").size() == 1, bus::state);
        bus.strategy("early");
        felix.start(INOTIFY);
        bus.awaitEvent("watcher inotify");
        bus.awaitEvent("added early");
        bus.strategy("late");
        bus.awaitEvent("added late");
    }

    @Test
    void routerThatComesAfterTheWatcherUsesItFromTheStart(Felix felix) throws Exception {
        felix.start(INOTIFY);
        bus.strategy("early");
        bus.startRouter("rescan_interval_ms", HOUR_MS);
        bus.awaitEvent("up inotify");
        bus.awaitEvent("added early");
        bus.strategy("late");
        bus.awaitEvent("added late");
        assertEquals(List.of(), bus.problems("watcher"));
    }

    @Test
    void withoutAnyWatcherTheRescanFindsStrategies(Felix felix) throws Exception {
        bus.startRouter("rescan_interval_ms", 50L);
        bus.awaitEvent("up none");
        Await.until("said", () -> bus.problems("no watcher").size() == 1, bus::state);
        bus.strategy("alpha");
        bus.awaitEvent("added alpha");
        bus.closeStrategy("alpha");
        bus.awaitEvent("removed alpha");
    }

    @Test
    void watcherThatDoesNotOpenIsPassedOverAndSeen(Felix felix) throws Exception {
        felix.start(BrokenWatcher.class);
        felix.start(POLL);
        bus.startRouter();
        bus.awaitEvent("up poll");
        Await.until("seen", () -> bus.problems("broken").size() == 1, bus::state);
        String said = bus.problems("broken").get(0);
        assertTrue(said.contains("cannot work here, by design"), said);
        bus.strategy("alpha");
        bus.awaitEvent("added alpha");
        felix.start(INOTIFY);
        bus.awaitEvent("watcher inotify");
    }
}
