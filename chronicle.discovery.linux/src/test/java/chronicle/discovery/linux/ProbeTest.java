package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.bus.spi.WatchHealth.Mode;
import chronicle.testkit.watcher.WatchFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file system that tells nothing is found out by touching it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProbeTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir Path temp;

    private BusLayout layout;
    private TamperedKernel kernel;

    @BeforeEach
    void makeBus() throws Exception {
        layout = new BusLayout(temp.resolve("bus"));
        kernel = new TamperedKernel();
    }

    @Test
    void silenceIsFoundOutAtOnceAndScannedAroundUntilItEnds() throws IOException {
        Files.createDirectories(layout.strategies());
        kernel.mute = true;
        try (Watch watch = open()) {
            assertEquals(Mode.DEGRADED, watch.health().mode());
            assertEquals(Cause.NO_EVENTS, watch.health().cause());
            assertTrue(watch.health().reason().endsWith("path=" + layout.strategies()));
            assertEquals(Hint.everything(), watch.await(LONG));
            assertEquals(Hint.everything(), watch.await(LONG), "again and again");
            kernel.mute = false;
            while (watch.health().mode() != Mode.EVENTS) {
                watch.await(LONG);
            }
            WatchFixture.drain(watch);
            Path out = layout.endpoints(new StrategyId("alpha")).ordersOut();
            Files.createDirectories(out);
            WatchFixture.drain(watch);
            ReadyMarker.publish(out);
            assertEquals(Hint.strategies(Set.of("alpha")), watch.await(LONG));
        }
    }

    @Test
    void eventsThatHaveToBeReadBeforeItsOwnAreNoSilence() throws IOException {
        Files.createDirectories(layout.strategies());
        kernel.heldUpNs = Duration.ofMillis(300).toNanos();
        try (Watch watch = open()) {
            assertEquals(0, kernel.heldUpNs);
            assertEquals(Mode.EVENTS, watch.health().mode());
        }
    }

    @Test
    void busThatAppearsLaterIsProbedWithTheNextRescan() throws IOException {
        kernel.mute = true;
        try (Watch watch = open()) {
            assertEquals(Mode.EVENTS, watch.health().mode());
            Files.createDirectories(layout.strategies());
            watch.verify();
            assertEquals(Cause.NO_EVENTS, watch.health().cause());
        }
    }

    @Test
    void probeLeavesNothingBehindAndTellsNobody() throws IOException {
        Files.createDirectories(layout.strategies());
        try (Watch watch = open()) {
            assertEquals(Mode.EVENTS, watch.health().mode());
            assertEquals(Hint.nothing(), watch.await(Duration.ZERO));
            int watches = watch.health().counters().watches();
            long events = watch.health().counters().events();
            watch.verify();
            Files.createFile(layout.strategies().resolveSibling("beside"));
            assertEquals(Hint.nothing(), watch.await(Duration.ZERO));
            assertEquals(watches, watch.health().counters().watches());
            assertEquals(events, watch.health().counters().events(), "its mask is as before");
        }
        try (Stream<Path> left = Files.list(layout.strategies().getParent())) {
            assertEquals(
                    List.of("beside", "queue"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void changesDuringTheProbeAreNotLost() throws Exception {
        Files.createDirectories(layout.strategies());
        for (int i = 0; i < 20; i++) {
            Path queue = layout.strategies();
            try (Watch watch = new InotifyWatcher().open(layout)) {
                // Another queue directory has to be probed; what happens in it is told as well.
                Files.move(queue, temp.resolve("old" + i));
                Files.createDirectories(queue);
                WatchFixture.drain(watch);
                Files.createDirectory(queue.resolve("alpha"));
                watch.verify();
                assertEquals(Hint.everything(), watch.await(Duration.ZERO));
                // Its coming was an event that the probe read: only then is it watched.
                Files.createDirectory(queue.resolve("alpha").resolve("orders_out"));
                assertEquals(Hint.strategies(Set.of("alpha")), watch.await(LONG));
            }
        }
    }

    private Watch open() {
        return new InotifyWatch(layout, kernel, () -> InotifyWatcher.DEFAULT_RETRY, closed -> {});
    }
}
