package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.discovery.QueueWatchers;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.bus.spi.WatchHealth.Mode;
import chronicle.testkit.LogLines;
import chronicle.testkit.watcher.WatchFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is particular to inotify; the rest is in the contract. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class InotifyWatchTest extends WatchFixture {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** Nothing that could hint is left after this long: the kernel queues events at once. */
    private static final Duration BRIEF = Duration.ofMillis(50);

    @Test
    void onlyReadyCountsInOrdersOut() throws Exception {
        Path out = make("alpha");
        try (Watch watch = new InotifyWatcher().open(layout)) {
            Files.writeString(out.resolve("000000000.q"), "data");
            Files.writeString(out.resolve("000000000.q"), "more");
            Files.createFile(out.resolve("LEASE.tmp"));
            Files.move(out.resolve("LEASE.tmp"), out.resolve("LEASE"));
            Files.createDirectory(out.resolve("readers"));
            Files.createDirectories(out.resolveSibling("orders_in"));
            assertEquals(Hint.nothing(), watch.await(BRIEF));
            assertTrue(watch.health().counters().events() > 0);
            ReadyMarker.publish(out);
            assertEquals(Hint.strategies(Set.of("alpha")), watch.await(LONG));
            ReadyMarker.withdraw(out);
            assertEquals(Hint.strategies(Set.of("alpha")), watch.await(LONG));
        }
    }

    @Test
    void watchesAreGivenBackWithTheirStrategies() throws Exception {
        try (Watch watch = new InotifyWatcher().open(layout)) {
            assertGivesBackWhatStrategiesHeld(
                    watch,
                    expected -> until(watch, health -> health.counters().watches() == expected));
        }
    }

    @Test
    void overflowIsCountedAndNothingIsLost() throws Exception {
        Path out = make("alpha");
        long limit = Long.parseLong(Limit.queuedEvents().value());
        try (LogLines log = new LogLines();
                Watch watch = new InotifyWatcher().open(layout)) {
            for (long i = 0; i <= limit / 2 + 1; i++) {
                Path file = Files.createFile(out.resolve("f" + i));
                Files.delete(file);
            }
            Path late = make("late");
            until(watch, health -> health.counters().overflows() == 1);
            assertEquals(Mode.EVENTS, watch.health().mode());
            String line = log.with("events were lost").get(0);
            String name = "fs.inotify.max_queued_events";
            assertTrue(line.contains("\"sysctl " + name + "=N\""), line);
            String end = " limit=" + name + " value=" + limit + " bus=" + layout.root();
            assertTrue(line.endsWith(end), line);
            drain(watch);
            ReadyMarker.publish(late);
            assertEquals(Hint.strategies(Set.of("late")), watch.await(LONG));
        }
    }

    @Test
    void exhaustedLimitIsSaidAndScannedAroundUntilItAllows() throws Exception {
        make("alpha");
        TamperedKernel kernel = new TamperedKernel();
        try (Watch watch =
                new InotifyWatch(
                        layout, kernel, () -> InotifyWatcher.DEFAULT_RETRY, closed -> {})) {
            assertEquals(Mode.EVENTS, watch.health().mode());
            kernel.limit = watch.health().counters().watches();
            Path beta = make("beta");
            until(watch, health -> health.mode() == Mode.DEGRADED);
            String reason = watch.health().reason();
            assertTrue(reason.contains("limit=" + Limit.watches().name() + " value="), reason);
            assertTrue(reason.endsWith("path=" + beta.getParent()), reason);
            drain(watch);
            ReadyMarker.publish(beta);
            assertEquals(Hint.strategies(Set.of("beta")), watch.await(LONG), "scanned instead");
            assertEquals(Cause.WATCH_LIMIT, watch.health().cause());
            assertEquals(1, watch.health().counters().unwatched());
            kernel.limit = Integer.MAX_VALUE;
            until(watch, health -> health.mode() == Mode.EVENTS);
            drain(watch);
            assertEquals("", watch.health().reason());
            ReadyMarker.withdraw(beta);
            assertEquals(Hint.strategies(Set.of("beta")), watch.await(LONG));
        }
    }

    @Test
    void limitAtTheStartDoesNotKeepTheWatchFromOpening() throws Exception {
        make("alpha");
        TamperedKernel kernel = new TamperedKernel();
        kernel.limit = 0;
        try (Watch watch =
                new InotifyWatch(
                        layout, kernel, () -> InotifyWatcher.DEFAULT_RETRY, closed -> {})) {
            assertEquals(Mode.DEGRADED, watch.health().mode());
            assertEquals(Hint.everything(), watch.await(LONG));
            kernel.limit = Integer.MAX_VALUE;
            until(watch, health -> health.mode() == Mode.EVENTS);
        }
    }

    @Test
    void linkAboveTheBusThatIsTurnedIsNoticed() throws Exception {
        Path link = temp.resolve("link");
        Path other = Files.createDirectories(temp.resolve("other"));
        Files.createSymbolicLink(link, temp.resolve("bus"));
        Kernel kernel = LibcKernel.open();
        try (Watch watch =
                new InotifyWatch(
                        new BusLayout(link),
                        kernel,
                        () -> InotifyWatcher.DEFAULT_RETRY,
                        closed -> {})) {
            Files.delete(link);
            Files.createSymbolicLink(link, other);
            watch.verify();
            assertEquals(Hint.everything(), watch.await(Duration.ZERO));
            make("old-place");
            drain(watch);
            Path queue = Files.createDirectories(other.resolve("orders/queue"));
            drain(watch);
            Files.createDirectory(queue.resolve("new-place"));
            assertEquals(Hint.strategies(Set.of("new-place")), watch.await(LONG));
        }
    }

    @Test
    void closingUnderAwaitAndWakeupNeverTouchesAnotherDescriptor() throws Exception {
        make("alpha");
        for (int i = 0; i < 100; i++) {
            Watch watch = new InotifyWatcher().open(layout);
            CompletableFuture<Void> awaiting =
                    CompletableFuture.runAsync(
                            () -> {
                                while (watch.isOpen()) {
                                    watch.await(LONG);
                                }
                            });
            CompletableFuture<Void> waking =
                    CompletableFuture.runAsync(
                            () -> {
                                while (watch.isOpen()) {
                                    watch.wakeup();
                                }
                            });
            watch.close();
            awaiting.get(30, TimeUnit.SECONDS);
            waking.get(30, TimeUnit.SECONDS);
            assertEquals(0, watch.health().counters().watches());
        }
    }

    @Test
    void foundOnAPlainClassPath() {
        assertTrue(QueueWatchers.load().get(0) instanceof InotifyWatcher);
        assertEquals(100, QueueWatchers.load().get(0).ranking());
    }

    private static void until(Watch watch, Predicate<WatchHealth> condition) {
        long start = System.nanoTime();
        while (!condition.test(watch.health())) {
            assertTrue(System.nanoTime() - start < LONG.toNanos(), () -> "" + watch.health());
            watch.await(BRIEF);
        }
    }
}
