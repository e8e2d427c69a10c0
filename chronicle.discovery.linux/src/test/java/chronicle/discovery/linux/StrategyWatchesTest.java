package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.ReadyMarker;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.Watch;
import chronicle.testkit.watcher.WatchFixture;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two watches per strategy tell of every change to READY, and of nothing else. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StrategyWatchesTest extends WatchFixture {

    private static final Duration LONG = Duration.ofSeconds(30);

    private Watch watch;

    @BeforeEach
    void openWatch() throws Exception {
        watch = new InotifyWatcher().open(layout);
    }

    @AfterEach
    void closeWatch() {
        watch.close();
    }

    @Test
    void strategyAtWorkCausesNoEventAtAll() throws IOException {
        Path out = start("alpha");
        drain(watch);
        long before = watch.health().counters().events();
        for (int i = 0; i < 20; i++) {
            Files.writeString(out.resolve("LEASE.tmp"), "pid=1");
            replace(out.resolve("LEASE.tmp"), out.resolve("LEASE"));
            Files.writeString(out.resolve(i + ".q.tmp"), "data");
            Files.move(out.resolve(i + ".q.tmp"), out.resolve(i + ".q"));
            Files.delete(out.resolve(i + ".q"));
        }
        assertEquals(Hint.nothing(), watch.await(Duration.ZERO));
        assertEquals(before, watch.health().counters().events());
    }

    @Test
    void twoWatchesWithAndWithoutReady() throws IOException {
        int before = watch.health().counters().watches();
        Path out = make("alpha");
        drain(watch);
        assertEquals(before + 2, watch.health().counters().watches());
        ReadyMarker.publish(out);
        drain(watch);
        assertEquals(before + 2, watch.health().counters().watches());
        ReadyMarker.withdraw(out);
        drain(watch);
        assertEquals(before + 2, watch.health().counters().watches());
    }

    @Test
    void readyReplacedByAnythingIsSeenEachTime() throws IOException {
        Path out = start("alpha");
        Path ready = out.resolve(ReadyMarker.NAME);
        drain(watch);
        for (int i = 0; i < 5; i++) {
            replace(Files.createFile(out.resolve("new")), ready);
            assertHinted("alpha");
            replace(Files.createSymbolicLink(out.resolve("link"), temp), ready);
            assertHinted("alpha");
            Files.delete(ready);
            assertHinted("alpha");
            Files.createDirectory(ready);
            assertHinted("alpha");
            Files.move(ready, out.resolve("elsewhere"));
            assertHinted("alpha");
            Files.delete(out.resolve("elsewhere"));
            ReadyMarker.publish(out);
            assertHinted("alpha");
        }
    }

    @Test
    void readyThatIsHeldOpenIsSeenToGo() throws IOException {
        Path out = start("alpha");
        drain(watch);
        try (FileChannel held = FileChannel.open(out.resolve(ReadyMarker.NAME))) {
            Files.delete(out.resolve(ReadyMarker.NAME));
            assertHinted("alpha");
            assertTrue(held.isOpen());
        }
        drain(watch);
        ReadyMarker.publish(out);
        assertHinted("alpha");
    }

    @Test
    void readyWithASecondNameIsSeenToGo() throws IOException {
        Path out = start("alpha");
        Path second = temp.resolve("second");
        Files.createLink(second, out.resolve(ReadyMarker.NAME));
        drain(watch);
        Files.delete(out.resolve(ReadyMarker.NAME));
        assertHinted("alpha");
        Files.createLink(out.resolve(ReadyMarker.NAME), second);
        assertHinted("alpha");
    }

    @Test
    void oneFileAsReadyOfTwoStrategiesIsWatchedForBoth() throws IOException {
        Path alpha = start("alpha").resolve(ReadyMarker.NAME);
        Path beta = make("beta").resolve(ReadyMarker.NAME);
        drain(watch);
        Files.createLink(beta, alpha);
        // The first has one more link, which is a change of its own.
        assertHinted("alpha", "beta");
        Files.delete(alpha);
        assertHinted("alpha");
        Files.delete(beta);
        assertHinted("beta");
        Files.createFile(alpha);
        assertHinted("alpha");
    }

    @Test
    void ordersOutExchangedForAnotherIsFollowed() throws IOException {
        Path out = start("alpha");
        Path other = Files.createDirectory(temp.resolve("other"));
        ReadyMarker.publish(other);
        drain(watch);
        Files.move(out, temp.resolve("old"));
        Files.move(other, out);
        assertHinted("alpha");
        // The one that was moved away is not the strategy's any more.
        ReadyMarker.withdraw(temp.resolve("old"));
        assertEquals(Hint.nothing(), watch.await(Duration.ZERO));
        ReadyMarker.withdraw(out);
        assertHinted("alpha");
    }

    @Test
    void strategiesUnderEachOthersNamesAreFollowed() throws IOException {
        start("a");
        start("b");
        drain(watch);
        for (int i = 0; i < 3; i++) {
            Path a = layout.strategies().resolve("a");
            Path b = layout.strategies().resolve("b");
            Files.move(a, temp.resolve("a"));
            Files.move(b, a);
            Files.move(temp.resolve("a"), b);
            assertHinted("a", "b");
            for (String name : new String[] {"a", "b"}) {
                ReadyMarker.withdraw(ordersOut(name));
                assertHinted(name);
                ReadyMarker.publish(ordersOut(name));
                assertHinted(name);
            }
        }
    }

    @Test
    void permissionsOfTheQueueDirectoryLetEverythingBeLookedAt() throws IOException {
        start("alpha");
        drain(watch);
        Files.setPosixFilePermissions(
                layout.strategies(), Files.getPosixFilePermissions(layout.strategies()));
        assertEquals(Hint.everything(), watch.await(LONG));
    }

    private Path start(String name) throws IOException {
        Path out = make(name);
        ReadyMarker.publish(out);
        return out;
    }

    private static void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Events are queued by the call that causes them, so all hints are there at once. */
    private void assertHinted(String... names) {
        Set<String> hinted = new HashSet<>();
        Hint hint = watch.await(Duration.ZERO);
        while (!hint.isNothing()) {
            hinted.addAll(hint.names());
            hint = watch.await(Duration.ZERO);
        }
        assertEquals(Set.of(names), hinted);
    }
}
