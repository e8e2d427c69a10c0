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
import chronicle.itest.probe.BrokenWatcher;
import chronicle.itest.probe.LateWatcher;
import chronicle.testkit.Await;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.ServiceEvent;

/**
 * Watcher bundles are stopped, updated, refreshed, exchanged, and some fail, while strategies come
 * and go at full rate. The periodic rescan is out of reach where a watcher is to be had, so that
 * nothing but the exchange itself can have found what happened meanwhile.
 */
@ExtendWith(FelixExtension.class)
@EnabledOnOs(OS.LINUX)
final class HotSwapIT {

    private static final int ROUNDS = 2;

    @TempDir Path root;
    private LiveBus bus;
    private List<Integer> life;

    /** What an administrator does to a bundle. */
    enum Operation {
        STOP_AND_START {
            @Override
            void apply(Felix felix, String bundle, Runnable between) {
                felix.stop(bundle);
                between.run();
                felix.start(bundle);
            }
        },
        UPDATE {
            @Override
            void apply(Felix felix, String bundle, Runnable between) {
                felix.update(bundle);
            }
        },
        UPDATE_AND_REFRESH {
            @Override
            void apply(Felix felix, String bundle, Runnable between) throws Exception {
                felix.update(bundle);
                between.run();
                felix.refresh(bundle);
            }
        },
        UNINSTALL_AND_INSTALL {
            @Override
            void apply(Felix felix, String bundle, Runnable between) {
                felix.uninstall(bundle);
                between.run();
                felix.start(bundle);
            }
        };

        abstract void apply(Felix felix, String bundle, Runnable between) throws Exception;
    }

    @BeforeEach
    void open(Felix felix) throws Exception {
        bus = new LiveBus(felix, root);
        WatcherBundles.pollOften(felix);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {INOTIFY, POLL})
    void besideTheOtherNothingIsLost(String bundle, Felix felix) throws Exception {
        felix.start(INOTIFY);
        felix.start(POLL);
        try (Churn churn = startRouter(felix, "inotify", HOUR_MS)) {
            for (Operation operation : Operation.values()) {
                operation.apply(felix, bundle, churn::awaitProgress);
                bus.awaitWatcher("inotify");
                churn.awaitProgress();
            }
            verify(churn);
        }
        if (bundle.equals(POLL)) {
            assertEquals(List.of("up inotify"), watchers(), "one that was not in use");
        }
    }

    @ParameterizedTest
    @CsvSource({INOTIFY + ",inotify", JDK + ",jdk", POLL + ",poll"})
    void aloneItIsTakenUpAgain(String bundle, String name, Felix felix) throws Exception {
        felix.start(bundle);
        try (Churn churn = startRouter(felix, name, HOUR_MS)) {
            for (Operation operation : twiceEach()) {
                operation.apply(felix, bundle, churn::awaitChanges);
                bus.awaitWatcher(name);
                churn.awaitProgress();
            }
            verify(churn);
        }
    }

    private static List<Operation> twiceEach() {
        return Stream.of(Operation.values(), Operation.values()).flatMap(Stream::of).toList();
    }

    @Test
    void downAndUpTheRankingNothingIsLost(Felix felix) throws Exception {
        Map<String, String> ranked = new LinkedHashMap<>();
        ranked.put(INOTIFY, "inotify");
        ranked.put(JDK, "jdk");
        ranked.put(POLL, "poll");
        ranked.keySet().forEach(felix::start);
        try (Churn churn = startRouter(felix, "inotify", HOUR_MS)) {
            for (String bundle : ranked.keySet()) {
                bus.awaitWatcher(ranked.get(bundle));
                churn.awaitProgress();
                felix.stop(bundle);
            }
            bus.awaitWatcher("none");
            churn.awaitChanges();
            for (String bundle : List.of(POLL, JDK, INOTIFY)) {
                felix.start(bundle);
                bus.awaitWatcher(ranked.get(bundle));
                churn.awaitProgress();
            }
            verify(churn);
        }
    }

    @Test
    void whileBothAreGoneTheRescanFindsEverything(Felix felix) throws Exception {
        felix.start(INOTIFY);
        felix.start(POLL);
        try (Churn churn = startRouter(felix, "inotify", 50)) {
            felix.uninstall(POLL);
            felix.uninstall(INOTIFY);
            bus.awaitWatcher("none");
            for (int round = 0; round < ROUNDS; round++) {
                churn.awaitProgress();
            }
            felix.start(POLL);
            bus.awaitWatcher("poll");
            churn.awaitProgress();
            felix.start(INOTIFY);
            bus.awaitWatcher("inotify");
            churn.awaitProgress();
            verify(churn);
        }
    }

    @Test
    void preferredOneThatDoesNotOpenChangesNothing(Felix felix) throws Exception {
        felix.start(INOTIFY);
        try (Churn churn = startRouter(felix, "inotify", HOUR_MS)) {
            for (int round = 0; round < ROUNDS; round++) {
                felix.start(BrokenWatcher.class);
                churn.awaitProgress();
                felix.start(BrokenWatcher.class).stop();
                churn.awaitProgress();
            }
            verify(churn);
        }
        assertTrue(bus.problems("broken: cannot work here, by design").size() > 0, bus::state);
        assertEquals(List.of("up inotify"), watchers());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                LateWatcher.AwaitThrows.class,
                LateWatcher.AwaitFailsAnAssertion.class,
                LateWatcher.AwaitMissesAClass.class,
                LateWatcher.AwaitGivesNull.class,
                LateWatcher.IsOpenThrows.class,
                LateWatcher.WakeupThrows.class
            })
    void preferredOneThatFailsLaterIsLeft(Class<? extends BundleActivator> third, Felix felix)
            throws Exception {
        felix.start(INOTIFY);
        try (Churn churn = startRouter(felix, "inotify", HOUR_MS)) {
            felix.start(third);
            Await.until("was used", () -> watchers().contains("watcher late"), bus::state);
            bus.awaitWatcher("inotify");
            churn.awaitProgress();
            verify(churn);
        }
        assertEquals(List.of("up inotify", "watcher late", "watcher inotify"), watchers());
        assertEquals(1, bus.problems("watcher cannot be used: late: ").size(), bus::state);
    }

    @ParameterizedTest
    @ValueSource(classes = {LateWatcher.HealthThrows.class, LateWatcher.HealthIsNull.class})
    void preferredOneThatCannotTellItsHealthIsUsedAllTheSame(
            Class<? extends BundleActivator> third, Felix felix) throws Exception {
        felix.start(INOTIFY);
        try (Churn churn = startRouter(felix, "inotify", HOUR_MS)) {
            felix.start(third);
            bus.awaitWatcher("late");
            churn.awaitProgress();
            felix.start(third).stop();
            bus.awaitWatcher("inotify");
            churn.awaitProgress();
            verify(churn);
        }
        assertEquals(List.of("up inotify", "watcher late", "watcher inotify"), watchers());
    }

    private Churn startRouter(Felix felix, String watcher, long rescanMs) throws Exception {
        bus.startRouter("rescan_interval_ms", rescanMs);
        bus.awaitWatcher(watcher);
        life = felix.serviceEvents(LiveBus.STATUS);
        return new Churn(bus).start();
    }

    private List<String> watchers() {
        return bus.events().stream()
                .filter(e -> e.startsWith("up ") || e.startsWith("watcher "))
                .toList();
    }

    private void verify(Churn churn) throws Exception {
        churn.endAndVerify();
        assertFalse(life.contains(ServiceEvent.UNREGISTERING), "the router's service went");
        assertEquals(List.of(), bus.problems("control thread failed"), bus::state);
    }
}
