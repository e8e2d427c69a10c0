package chronicle.discovery.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.discovery.QueueWatchers;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.bus.spi.WatchHealth.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PollWatcherTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final BusLayout layout = new BusLayout(Path.of("/no/such/bus"));

    @Test
    void looksAtEverythingEachInterval() throws WatchException {
        Duration interval = Duration.ofMillis(30);
        // Before it opens: that is where its first interval begins.
        long start = System.nanoTime();
        try (Watch watch = new PollWatcher(interval).open(layout)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(Hint.everything(), watch.await(LONG));
            }
            assertTrue(System.nanoTime() - start >= 3 * interval.toNanos());
            assertEquals(3, watch.health().counters().events());
            assertEquals(Mode.SCANNING, watch.health().mode());
        }
    }

    @Test
    void shortAwaitsDoNotPutTheScanOff() throws WatchException {
        PollWatcher watcher = new PollWatcher(Duration.ofMillis(20));
        try (Watch watch = watcher.open(layout)) {
            Hint hint = Hint.nothing();
            while (!hint.all()) {
                hint = watch.await(Duration.ofMillis(1));
            }
            // Or the next one could be due already.
            watcher.interval(Duration.ofMinutes(1));
            assertEquals(Hint.nothing(), watch.await(Duration.ZERO));
        }
    }

    @Test
    void interruptEndsAwaitAndStays() throws WatchException {
        try (Watch watch = new PollWatcher(LONG).open(layout)) {
            Thread.currentThread().interrupt();
            assertEquals(Hint.nothing(), watch.await(LONG));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void otherIntervalHoldsForAnOpenWatchAtOnce() throws Exception {
        PollWatcher watcher = new PollWatcher(Duration.ofMinutes(1));
        try (Watch watch = watcher.open(layout)) {
            assertEquals(Hint.nothing(), watch.await(Duration.ofMillis(1)));
            CompletableFuture<Hint> waiting =
                    CompletableFuture.supplyAsync(() -> watch.await(LONG));
            watcher.interval(Duration.ofMillis(1));
            assertEquals(Hint.everything(), waiting.get(20, TimeUnit.SECONDS));
            watcher.interval(Duration.ofMinutes(1));
            assertEquals(Hint.nothing(), watch.await(Duration.ofMillis(5)));
        }
    }

    @Test
    void intervalOutOfRangeIsRefused() {
        PollWatcher watcher = new PollWatcher(LONG);
        for (int bad : new int[] {0, -5, 60_001}) {
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> watcher.interval(Duration.ofMillis(bad)));
            assertEquals(
                    "cannot use interval_ms=" + bad + ", valid is 1 to 60000 milliseconds",
                    e.getMessage());
            assertThrows(
                    IllegalArgumentException.class, () -> new PollWatcher(Duration.ofMillis(bad)));
        }
        assertEquals(LONG, watcher.interval());
    }

    @Test
    void foundOnAPlainClassPath() {
        assertTrue(QueueWatchers.load().get(0) instanceof PollWatcher);
        assertEquals(0, QueueWatchers.load().get(0).ranking());
    }
}
