package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.bus.spi.WatchHealth.Counters;
import chronicle.bus.spi.WatchHealth.Mode;
import chronicle.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a router tells of its discovery, and that it sleeps until there is something. */
final class RouterDiscoveryHealthTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir Path root;
    private final GaugedWatcher watcher = new GaugedWatcher();
    private RouterFixture fixture;
    private Recorder recorder;
    private Router router;

    @BeforeEach
    void open() {
        fixture = new RouterFixture(root);
        recorder = fixture.recorder;
        fixture.services.watchers().put(RouterFixture.rank(0), watcher);
        // Nothing but discovery is to be told of.
        fixture.handler(0, recorder);
        router = fixture.start(fixture.rescanning(HOUR));
        Await.until("in use", () -> recorder.events().contains("up gauged"));
        awaitAsleep();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** The wait that lasts is limited by the rescan alone. */
    private void awaitAsleep() {
        Await.until(
                "asleep until the rescan",
                () -> watcher.waitsFor().compareTo(HOUR.dividedBy(2)) > 0,
                watcher::waitsFor);
    }

    private static WatchHealth degraded(Cause cause, String reason) {
        return new WatchHealth(
                Mode.DEGRADED, cause, reason, Instant.EPOCH, new Counters(9, 1, 7, 2, 3, 0));
    }

    private static WatchHealth good() {
        return WatchHealth.good(Mode.EVENTS, Instant.EPOCH, Counters.ZERO);
    }

    @Test
    void idleRouterSleepsFromRescanToRescan() {
        int before = watcher.awaits();
        // What happens now passes the control thread; then it sleeps again.
        assertTrue(router.awaitWatchers(router.watchersChanged(), Duration.ofSeconds(30)));
        Await.until("looked", () -> watcher.awaits() > before);
        awaitAsleep();
    }

    @Test
    void changeOfHealthIsToldOnceWithoutWaitingForTheRescan() {
        watcher.become(degraded(Cause.WATCH_LIMIT, "limit of 10 watches reached at=a"));
        Await.until("told", () -> recorder.problems("fallen back").size() == 1);
        DiscoveryHealth health = router.discovery();
        assertEquals(State.DEGRADED, health.state());
        assertEquals(Cause.WATCH_LIMIT, health.cause());
        assertEquals(2, health.watch().orElseThrow().counters().unwatched());
        assertTrue(health.stats().rescans() >= 1, health::toString);

        // Another place, the same cause: nothing new. Another cause is.
        watcher.become(degraded(Cause.WATCH_LIMIT, "limit of 10 watches reached at=b"));
        watcher.become(degraded(Cause.PERMISSION, "may not watch at=c"));
        Await.until("told", () -> recorder.problems("may not watch at=c").size() == 1);
        watcher.become(good());
        watcher.become(degraded(Cause.WATCH_LIMIT, "limit of 10 watches reached at=d"));
        Await.until("again", () -> recorder.problems("at=d").size() == 1, recorder::problems);
        assertEquals(List.of(), recorder.problems("at=b"));
        assertEquals(3, recorder.problems("fallen back").size());
        assertEquals(recorder.problems().size(), router.problems());
    }

    @Test
    void withoutAWatcherTheRouterSaysThatItIsBlind() {
        fixture.services.watchers().remove(RouterFixture.rank(0));
        assertTrue(router.awaitWatchers(router.watchersChanged(), Duration.ofSeconds(30)));
        Await.until("told", () -> recorder.problems("no watcher is in use").size() == 1);
        assertEquals(1, recorder.problems("every 3600000 ms only").size());
        assertEquals(State.BLIND, router.discovery().state());
        assertEquals("none", router.watcher());
    }

    @Test
    void otherRescanIntervalIsTakenWithoutOpeningAnything() {
        fixture.strategy("alpha");
        assertEquals(List.of("up gauged"), recorder.events(), "nobody hints at it");
        assertTrue(router.reconfigure(fixture.rescanning(Duration.ofMillis(5))));
        Await.until("found", () -> recorder.events().contains("added alpha"));
        assertTrue(router.reconfigure(fixture.rescanning(HOUR)));
        awaitAsleep();
        assertEquals(List.of("up gauged", "added alpha"), recorder.events());
        assertEquals(1, watcher.open());
    }
}
