package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.WatchException;
import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.bus.spi.WatchHealth.Counters;
import chronicle.bus.spi.WatchHealth.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
    void watchThatTellsNothingIsFoundOutAndHelped() throws Exception {
        FakeWatcher silent = use(new FakeWatcher("silent"));
        poll();
        for (String name : List.of("a", "b")) {
            assertEquals(State.EVENTS, discovery.health().state());
            start(name);
            rescan();
            assertEquals(List.of("+" + name), poll());
            now += Duration.ofSeconds(1).toNanos();
            assertEquals(List.of(), poll());
        }
        assertEquals(State.DEGRADED, discovery.health().state());
        assertEquals(Cause.NO_EVENTS, discovery.health().cause());
        assertEquals(List.of(), discovery.poll(LONG), "its change of health is told");
        start("c");
        now += Misses.SCAN_EVERY.toNanos();
        assertEquals(List.of("+c"), poll(), "no rescan is due");
        // It was on its way only.
        silent.hints.add(Hint.strategies(Set.of("c")));
        for (int i = 1; i < 20; i++) {
            start("x" + i);
            silent.hints.add(Hint.strategies(Set.of("x" + i)));
        }
        while (discovery.health().state() != State.EVENTS) {
            poll();
        }
        start("d");
        now += Misses.SCAN_EVERY.toNanos();
        assertEquals(List.of(), poll(), "not before the next rescan");
        assertEquals(2, discovery.health().stats().unhinted());
    }

    @Test
    void nobodyIsBlamedForWhatAnExchangeFinds() throws IOException {
        use(new FakeWatcher("first"));
        poll();
        for (int i = 0; i < 5; i++) {
            start("s" + i);
            rescan();
            use(new FakeWatcher("next" + i));
            assertEquals(List.of("+s" + i), poll());
            now += Duration.ofSeconds(2).toNanos();
            poll();
        }
        rescan();
        poll();
        assertEquals(State.EVENTS, discovery.health().state());
        assertEquals(0, discovery.health().stats().unhinted());
    }

    @Test
    void blindnessIsNoMiss() throws IOException {
        poll();
        for (int i = 0; i < 5; i++) {
            start("s" + i);
            rescan();
            assertEquals(List.of("+s" + i), poll());
            now += Duration.ofSeconds(2).toNanos();
            poll();
        }
        rescan();
        poll();
        assertEquals(0, discovery.health().stats().unhinted());
        assertEquals(State.BLIND, discovery.health().state());
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

    @Test
    void missesAreJudgedASecondLaterHoweverLongThePollIs() throws IOException {
        FakeWatcher silent = use(new FakeWatcher("silent"));
        poll();
        start("a");
        start("b");
        rescan();
        assertEquals(Set.of("+a", "+b"), Set.copyOf(poll()));
        silent.insteadOfWaiting = nanos -> now += nanos;
        long found = now;
        assertEquals(List.of(), discovery.poll(LONG));
        assertEquals(Duration.ofSeconds(1), Duration.ofNanos(now - found));
        assertEquals(State.DEGRADED, discovery.health().state());
    }
}
