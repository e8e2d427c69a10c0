package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.spi.WatchException;
import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.bus.spi.WatchHealth.Counters;
import chronicle.bus.spi.WatchHealth.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DiscoveryHealthTest extends DiscoveryFixture {

    private static final WatchHealth LIMITED =
            new WatchHealth(
                    Mode.DEGRADED,
                    Cause.WATCH_LIMIT,
                    "limit reached",
                    Instant.EPOCH,
                    new Counters(7, 0, 1, 2, 3, 0));

    @Test
    void healthOfTheWatchIsThatOfDiscovery() {
        FakeWatcher watcher = use(new FakeWatcher("fake"));
        poll();
        assertEquals(State.EVENTS, discovery.health().state());
        assertEquals("fake", discovery.health().watcher());
        watcher.last.become(LIMITED);
        DiscoveryHealth health = discovery.health();
        assertEquals(State.DEGRADED, health.state());
        assertEquals(Cause.WATCH_LIMIT, health.cause());
        assertEquals("limit reached", health.reason());
        assertEquals(Instant.EPOCH, health.since());
        assertEquals(LIMITED, health.watch().orElseThrow());
    }

    @Test
    void blockedPollReturnsWhenTheHealthChanges() throws Exception {
        FakeWatcher watcher = use(new FakeWatcher("fake"));
        poll();
        CompletableFuture<List<DiscoveryEvent>> blocked = blocked();
        watcher.last.become(LIMITED);
        assertEquals(List.of(), blocked.get(30, TimeUnit.SECONDS));
    }

    @Test
    void blockedPollReturnsWhenARescanFindsAProblem() throws Exception {
        poll();
        Files.createDirectories(layout.strategies().resolve("not a name"));
        rescan();
        assertEquals(List.of(), blocked().get(30, TimeUnit.SECONDS));
        assertEquals(1, discovery.problems().size());
    }

    @Test
    void blindSaysWhy() {
        FakeWatcher bad = use(new FakeWatcher("bad"));
        bad.openFailure = new WatchException("limit reached");
        poll();
        assertEquals(State.BLIND, discovery.health().state());
        assertEquals(Cause.FAILURE, discovery.health().cause());
        assertEquals("bad: limit reached", discovery.health().reason());
        discovery.watchers(List.of());
        poll();
        assertEquals(Cause.NONE, discovery.health().cause());
        assertEquals("there is no watcher", discovery.health().reason());
    }

    @Test
    void watchThatCannotTellItsHealthIsDegraded() {
        FakeWatcher watcher = use(new FakeWatcher("fake"));
        poll();
        watcher.healthFailure = new IllegalStateException("bundle gone");
        DiscoveryHealth health = discovery.health();
        assertEquals(State.DEGRADED, health.state());
        assertEquals(Cause.FAILURE, health.cause());
        assertTrue(health.reason().endsWith("bundle gone"), health.reason());
    }

    @Test
    void watchOfAnOlderSpiIsClosedAndPassedOver() {
        FakeWatcher old = use(new FakeWatcher("old"));
        old.listenFailure = new AbstractMethodError("onHealthChange");
        poll();
        assertEquals("none", discovery.watcherName());
        assertEquals(List.of("open old", "close old"), old.log);
    }

    @Test
    void statsCountWhatWasDone() throws IOException {
        start("a");
        start("b");
        Files.createDirectories(layout.strategies().resolve("not a name"));
        poll();
        rescan();
        poll();
        DiscoveryStats stats = discovery.health().stats();
        assertEquals(2, stats.strategies());
        assertEquals(2, stats.events());
        assertEquals(2, stats.rescans());
        assertEquals(3, stats.entries());
    }
}
