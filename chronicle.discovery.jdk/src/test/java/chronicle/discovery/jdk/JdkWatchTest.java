package chronicle.discovery.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.discovery.QueueWatchers;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.bus.spi.WatchHealth.Mode;
import chronicle.testkit.Await;
import chronicle.testkit.LogLines;
import chronicle.testkit.watcher.WatchFixture;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is particular to watch services; the rest is in the contract. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class JdkWatchTest extends WatchFixture {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** More than the JDK keeps for a key before it drops what comes. */
    private static final int TOO_MANY = 2_000;

    @Test
    void onlyReadyCountsInOrdersOut() throws Exception {
        Path out = make("alpha");
        try (Watch watch = new JdkWatcher().open(layout)) {
            Files.createFile(out.resolve("000000000.q"));
            Files.createFile(out.resolve("LEASE"));
            Files.createDirectories(out.resolveSibling("orders_in"));
            Await.until("its events came", () -> watch.health().counters().events() >= 3);
            assertEquals(Hint.nothing(), watch.await(Duration.ZERO));
            ReadyMarker.publish(out);
            assertEquals(Hint.strategies(Set.of("alpha")), watch.await(LONG));
        }
    }

    @Test
    void keysAreGivenBackWithTheirStrategies() throws Exception {
        try (Watch watch = new JdkWatcher().open(layout)) {
            assertGivesBackWhatStrategiesHeld(watch, expected -> awaitWatches(watch, expected));
        }
    }

    @Test
    void keyOfAStrategyThatWasRenamedTellsOfTheNewName() throws Exception {
        Path out = make("old");
        try (Watch watch = new JdkWatcher().open(layout)) {
            Path renamed = layout.endpoints(new StrategyId("new")).ordersOut();
            Files.move(out.getParent(), renamed.getParent());
            awaitNames(watch, Set.of("old", "new"));
            ReadyMarker.publish(renamed);
            assertEquals(Hint.strategies(Set.of("new")), watch.await(LONG));
        }
    }

    @Test
    void whatTheJdkDroppedIsLookedForAndCountedOnce() throws Exception {
        Path out = make("alpha");
        try (LogLines log = new LogLines();
                WatchService service = layout.root().getFileSystem().newWatchService()) {
            Hints hints = new Hints();
            WatchedTree tree = new WatchedTree(layout, service, hints);
            tree.rebuild();
            assertEquals(Hint.everything(), hints.await(Duration.ZERO));
            for (int i = 0; i < TOO_MANY; i++) {
                Files.delete(Files.createFile(out.resolve("f" + i)));
                Files.delete(Files.createFile(layout.strategies().resolve("f" + i)));
            }
            // Only then: what is taken before makes room for more.
            SeenByTheJdk.awaitAllSoFar(service, Files.createDirectory(temp.resolve("behind")));
            for (WatchKey key = service.poll(); key != null; key = service.poll()) {
                tree.take(key);
            }
            tree.settle();
            assertTrue(hints.await(Duration.ZERO).all());
            assertEquals(1, tree.counters().overflows());
            List<String> lines = log.with("events were lost");
            assertEquals(1, lines.size(), lines::toString);
            assertTrue(lines.get(0).contains("the 512 that the JDK keeps of a directory"));
            assertTrue(lines.get(0).contains("sysctl fs.inotify.max_queued_events=N"));
            Path late = make("late");
            WatchKey key = service.poll(30, TimeUnit.SECONDS);
            tree.take(key);
            tree.settle();
            hints.await(Duration.ZERO);
            ReadyMarker.publish(late);
            // The temporary file may be told before, and apart from, the name it gets.
            Await.until(
                    "READY is told",
                    () -> {
                        tree.take(service.poll(30, TimeUnit.SECONDS));
                        return hints.await(Duration.ZERO).equals(Hint.strategies(Set.of("late")));
                    });
        }
    }

    /** A link leads into a directory whose parent is not on the way: no event tells of its move. */
    @Test
    void moveThatNoEventTellsIsFoundByVerifying() throws Exception {
        Path target = Files.createDirectories(temp.resolve("real/bus"));
        Files.createSymbolicLink(temp.resolve("link"), target);
        BusLayout linked = new BusLayout(temp.resolve("link"));
        Files.createDirectories(linked.strategies());
        try (Watch watch = new JdkWatcher().open(linked)) {
            watch.verify();
            assertEquals(Hint.nothing(), watch.await(Duration.ZERO));
            Files.move(target, temp.resolve("real/old"));
            Path queue = target.resolve("orders/queue");
            Files.createDirectories(queue);
            assertEquals(0, watch.health().counters().rebuilds());
            watch.verify();
            assertEquals(Hint.everything(), watch.await(Duration.ZERO));
            Files.createDirectory(queue.resolve("there"));
            assertEquals(Hint.strategies(Set.of("there")), watch.await(LONG));
        }
    }

    /** The same way, and what is found cannot be watched: no event will tell when it can. */
    @Test
    void troubleThatVerifyingFindsIsTriedAgainWithoutBeingAsked() throws Exception {
        Path target = Files.createDirectories(temp.resolve("real/bus"));
        Files.createSymbolicLink(temp.resolve("link"), target);
        BusLayout linked = new BusLayout(temp.resolve("link"));
        Files.createDirectories(linked.strategies());
        Set<Thread> others = pumps();
        try (Watch watch = new JdkWatcher().open(linked)) {
            Set<Thread> its = pumps();
            its.removeAll(others);
            Await.until(
                    "it sleeps",
                    () -> its.stream().allMatch(it -> it.getState() == Thread.State.WAITING));
            Path old = Files.move(target, temp.resolve("real/old"));
            Files.createSymbolicLink(target, target);
            watch.verify();
            assertEquals(Mode.DEGRADED, watch.health().mode());
            Files.delete(target);
            Files.move(old, target);
            Await.until("it recovers", () -> watch.health().mode() == Mode.EVENTS, watch::health);
        }
    }

    @Test
    void watchWhoseServiceWasClosedUnderItIsClosed() throws Exception {
        WatchService service = layout.root().getFileSystem().newWatchService();
        JdkWatch watch =
                new JdkWatch(layout, service, () -> JdkWatcher.DEFAULT_RETRY, closed -> {});
        service.close();
        assertEquals(Hint.everything(), watch.await(LONG));
        assertFalse(watch.isOpen());
        assertEquals(Mode.CLOSED, watch.health().mode());
        assertEquals(0, watch.health().counters().watches());
    }

    @Test
    void closedWatchLeavesNoThread() throws Exception {
        // Of a watch whose service was closed, which ends by itself.
        Set<Thread> others = pumps();
        Watch watch = new JdkWatcher().open(layout);
        Set<Thread> its = pumps();
        its.removeAll(others);
        assertEquals(1, its.size());
        watch.close();
        assertFalse(its.iterator().next().isAlive());
    }

    private static Set<Thread> pumps() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("chronicle-watch-jdk"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void stoppedComponentClosesItsWatchesAndOpensNoMore() throws Exception {
        JdkWatcherComponent component = new JdkWatcherComponent(config(500), Map.of());
        Watch watch = component.open(layout);
        component.deactivate();
        assertFalse(watch.isOpen());
        WatchException e = assertThrows(WatchException.class, () -> component.open(layout));
        assertEquals("the watcher was stopped bus=" + layout.root(), e.getMessage());
    }

    @Test
    void intervalChangesWhileWatchesAreOpenAndABadOneIsRefused() throws Exception {
        JdkWatcherComponent component = new JdkWatcherComponent(config(20), Map.of());
        Watch watch = component.open(layout);
        component.modified(config(30), Map.of());
        assertEquals(Duration.ofMillis(30), component.retryInterval());
        component.modified(config(5_001), Map.of("retry_interval_ms", 5_001));
        assertEquals(Duration.ofMillis(30), component.retryInterval());
        assertTrue(watch.isOpen());
        component.deactivate();
    }

    @Test
    void wrongIntervalFromTheStartIsSaidInASentenceAndTheDefaultIsUsed() throws Exception {
        for (int bad : new int[] {9, 5_001}) {
            try (LogLines log = new LogLines()) {
                JdkWatcherComponent component =
                        new JdkWatcherComponent(config(bad), Map.of("retry_interval_ms", bad));
                assertEquals(Duration.ofMillis(500), component.retryInterval());
                log.await(
                        "configuration is refused, retry_interval_ms stays 500:"
                                + " chronicle.discovery.jdk cannot use retry_interval_ms="
                                + bad
                                + ", valid is 10 to 5000 milliseconds");
            }
        }
    }

    private static JdkWatcherComponent.Config config(int milliseconds) {
        return new JdkWatcherComponent.Config() {
            @Override
            public int retry__interval__ms() {
                return milliseconds;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return JdkWatcherComponent.Config.class;
            }
        };
    }

    @Test
    void foundOnAPlainClassPath() {
        assertTrue(QueueWatchers.load().get(0) instanceof JdkWatcher);
        assertEquals(50, QueueWatchers.load().get(0).ranking());
    }

    private static void awaitWatches(Watch watch, int expected) {
        Await.until(
                expected + " watches",
                () -> watch.health().counters().watches() == expected,
                watch::health);
    }

    /** Until all of these were named, and nothing else is to be told. */
    private static void awaitNames(Watch watch, Set<String> expected) {
        Set<String> named = new HashSet<>();
        Await.until(
                expected + " are named",
                () -> {
                    named.addAll(watch.await(Duration.ofMillis(100)).names());
                    return named.containsAll(expected);
                });
        Hint rest = watch.await(Duration.ofMillis(50));
        while (!rest.isNothing()) {
            rest = watch.await(Duration.ofMillis(50));
        }
    }
}
