package chronicle.testkit.watcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.spi.Hint;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.bus.spi.WatchHealth.Mode;
import chronicle.core.Queues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** How a watch waits, is woken, exchanged and closed: the other half of the contract. */
abstract class WatchLifecycle {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** An empty directory above the bus. */
    Path temp;

    Queues queues;
    BusOnDisk bus;
    private final List<AutoCloseable> toClose = new ArrayList<>();

    /** A new watcher; closed after the test if it is closeable. */
    protected abstract QueueWatcher newWatcher();

    /**
     * So many events are more than such a watch keeps while nobody takes them; 0 when it cannot
     * lose any. An event is an entry of {@code orders/queue} made or deleted.
     */
    protected long eventsThatOverflow() {
        return 0;
    }

    /**
     * Keeps the watch that was opened last from taking events. For one that takes them only while
     * somebody awaits there is nothing to do.
     *
     * @return to be run by the same thread when it may take them again
     */
    protected Runnable holdEvents() {
        return () -> {};
    }

    @BeforeEach
    void makeBus(@TempDir Path folder) {
        temp = folder;
        queues = Queues.create();
        bus = new BusOnDisk(temp.resolve("bus"));
    }

    /** Waits for no watch that hangs. */
    @AfterEach
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void closeAll() throws Exception {
        Collections.reverse(toClose);
        for (AutoCloseable closeable : toClose) {
            closeable.close();
        }
        queues.close();
    }

    @Test
    void wakeupEndsAwaitNowOrLater() throws Exception {
        bus.makeQueueRoot();
        try (Watch watch = newClosedLater().open(bus.layout())) {
            CompletableFuture<Void> waiter = async(() -> awaitNothing(watch));
            watch.wakeup();
            waiter.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void closeEndsAwaitAndIsFinal() throws Exception {
        bus.makeQueueRoot();
        Watch watch = newClosedLater().open(bus.layout());
        assertTrue(watch.isOpen());
        assertTrue(Set.of(Mode.EVENTS, Mode.SCANNING).contains(watch.health().mode()));
        CompletableFuture<Void> waiter =
                async(
                        () -> {
                            while (watch.isOpen()) {
                                watch.await(LONG);
                            }
                        });
        watch.close();
        waiter.get(30, TimeUnit.SECONDS);
        watch.close();
        watch.wakeup();
        assertFalse(watch.isOpen());
        assertEquals(Hint.everything(), watch.await(LONG));
        assertEquals(Mode.CLOSED, watch.health().mode());
    }

    @Test
    void closeGivesDescriptorsBack() throws Exception {
        Path descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors));
        bus.start("alpha");
        openAndClose(1);
        long baseline = count(descriptors);
        openAndClose(30);
        // Others in this JVM may hold one for a moment, but never thirty.
        assertTrue(count(descriptors) < baseline + 15, "descriptors leak");
    }

    @Test
    void watchClosedFromOutsideIsReplacedWithoutEvents() throws Exception {
        bus.start("alpha");
        QueueWatcher first = newClosedLater();
        Follower follower = follow(first, new ScanningWatcher());
        follower.awaitPresent("alpha");
        assertEquals(first.name(), follower.discovery().watcherName());
        Assumptions.assumeTrue(first instanceof AutoCloseable, "cannot be stopped");
        ((AutoCloseable) first).close();
        bus.start("beta");
        follower.awaitPresent("alpha", "beta");
        assertEquals("scanning", follower.discovery().watcherName());
        assertEquals(List.of("+alpha", "+beta"), follower.log());
    }

    @Test
    void exchangesWhileStrategiesComeLoseNothing() throws Exception {
        bus.makeQueueRoot();
        Follower follower = follow();
        CompletableFuture<Void> maker =
                async(
                        () -> {
                            for (int i = 0; i < 100; i++) {
                                bus.start("s" + i);
                            }
                        });
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            names.add("s" + i);
            follower.use(i % 2 == 0 ? new ScanningWatcher() : newClosedLater());
            follower.step();
        }
        follower.awaitPresent(names);
        maker.get(30, TimeUnit.SECONDS);
        assertEquals(100, follower.log().size(), "one event each");
    }

    private void openAndClose(int times) throws WatchException {
        QueueWatcher watcher = newClosedLater();
        for (int i = 0; i < times; i++) {
            Watch watch = watcher.open(bus.layout());
            watch.await(Duration.ZERO);
            watch.close();
        }
    }

    /** Returns on a wake-up only: a hint of everything may come from a watcher at any time. */
    private static void awaitNothing(Watch watch) {
        Hint hint = Hint.everything();
        while (!hint.isNothing()) {
            hint = watch.await(LONG);
        }
        assertSame(Hint.nothing(), hint);
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    final QueueWatcher newClosedLater() {
        QueueWatcher watcher = newWatcher();
        if (watcher instanceof AutoCloseable closeable) {
            toClose.add(closeable);
        }
        return watcher;
    }

    final Follower follow() {
        return follow(newClosedLater());
    }

    final Follower follow(QueueWatcher... ranked) {
        Follower follower = new Follower(bus, queues, ranked);
        toClose.add(follower);
        return follower;
    }

    static CompletableFuture<Void> async(Action action) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        action.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** Something on disk. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }
}
