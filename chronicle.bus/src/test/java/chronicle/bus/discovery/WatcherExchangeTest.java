package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusException;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.WatchException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WatcherExchangeTest extends DiscoveryFixture {

    @Test
    void newWatchOpensBeforeTheOldCloses() throws IOException {
        List<String> log = new ArrayList<>();
        FakeWatcher first = use(new FakeWatcher("first", log));
        start("a");
        assertEquals(List.of("+a"), poll());
        FakeWatcher second = new FakeWatcher("second", log);
        start("b");
        discovery.watchers(List.of(second, first));
        assertEquals(List.of("+b"), poll());
        assertEquals(List.of("open first", "open second", "close first"), log);
        assertEquals("second", discovery.watcherName());
        discovery.watchers(List.of());
        assertEquals(List.of(), poll());
        assertEquals("none", discovery.watcherName());
        discovery.watchers(List.of(second));
        assertEquals(List.of(), poll());
    }

    @Test
    void sameWatcherIsNotOpenedAgain() {
        FakeWatcher watcher = use(new FakeWatcher("fake"));
        poll();
        discovery.watchers(List.of(watcher, new FakeWatcher("worse")));
        poll();
        assertEquals(List.of("open fake"), watcher.log);
    }

    @Test
    void watcherThatCannotOpenIsNamedAndTriedAgain() {
        FakeWatcher good = new FakeWatcher("good");
        for (Throwable failure :
                List.of(
                        new WatchException("limit reached"),
                        new IllegalStateException("broken"),
                        new NoClassDefFoundError("com/sun/jna/Native"))) {
            FakeWatcher bad = new FakeWatcher("bad");
            bad.openFailure = failure;
            discovery.watchers(List.of(bad, good));
            poll();
            assertEquals("good", discovery.watcherName());
            assertEquals(1, discovery.failures().size());
            assertTrue(discovery.failures().get(0).startsWith("bad: "));
            assertTrue(discovery.failures().get(0).contains(failure.getMessage()));
            bad.openFailure = null;
            poll();
            assertEquals("good", discovery.watcherName(), "not before the next rescan");
            rescan();
            poll();
            assertEquals("bad", discovery.watcherName());
            assertEquals(List.of(), discovery.failures());
        }
    }

    @Test
    void watchClosedFromOutsideIsReplacedWithoutEvents() throws IOException {
        FakeWatcher best = new FakeWatcher("best");
        FakeWatcher next = new FakeWatcher("next");
        discovery.watchers(List.of(best, next));
        start("a");
        assertEquals(List.of("+a"), poll());
        best.last.close();
        start("b");
        assertEquals(List.of("+b"), poll());
        assertEquals("next", discovery.watcherName());
        assertEquals(List.of("best: its watch was closed from outside"), discovery.failures());
        rescan();
        assertEquals(List.of(), poll());
        assertEquals("best", discovery.watcherName());
    }

    @Test
    void watchThatThrowsIsLeft() throws IOException {
        for (Throwable failure :
                List.of(
                        new IllegalStateException("bundle gone"),
                        new NoClassDefFoundError("bundle/Gone"),
                        new AssertionError("bundle is wrong"),
                        new StackOverflowError())) {
            FakeWatcher best = new FakeWatcher("best");
            FakeWatcher next = new FakeWatcher("next");
            discovery.watchers(List.of(best, next));
            poll();
            best.awaitFailure = failure;
            String strategy = failure.getClass().getSimpleName();
            start(strategy);
            assertEquals(List.of("+" + strategy), poll());
            assertEquals("next", discovery.watcherName());
            assertEquals(List.of("open best", "close best"), best.log);
            assertEquals(List.of("best: its watch failed: " + failure), discovery.failures());
        }
    }

    @Test
    void watchThatCannotBeWokenIsLeft() throws IOException {
        FakeWatcher best = new FakeWatcher("best");
        discovery.watchers(List.of(best, new FakeWatcher("next")));
        poll();
        best.wakeupFailure = new IllegalStateException("bundle gone");
        discovery.wakeup();
        assertEquals("best", discovery.watcherName(), "left by the polling thread alone");
        start("a");
        assertEquals(List.of("+a"), poll());
        assertEquals("next", discovery.watcherName());
        assertEquals(
                List.of(
                        "best: its watch cannot be woken: java.lang.IllegalStateException:"
                                + " bundle gone"),
                discovery.failures());
        // Tried again with the next rescan, and what was wrong is no longer held against it.
        best.wakeupFailure = null;
        rescan();
        poll();
        assertEquals("best", discovery.watcherName());
        assertEquals(List.of(), poll());
        assertEquals("best", discovery.watcherName());
    }

    @Test
    void rescanIntervalChangesUnderABlockedPoll() throws Exception {
        use(new FakeWatcher("deaf"));
        poll();
        now += RESCAN.toNanos() - 1;
        start("a");
        assertEquals(List.of(), poll(), "no hint, and not yet due");
        CompletableFuture<List<DiscoveryEvent>> blocked = blocked();
        discovery.rescanInterval(Duration.ofSeconds(1));
        List<String> events = new ArrayList<>(words(blocked.get(30, TimeUnit.SECONDS)));
        // The wake-up may have come before the poll that it was meant for.
        events.addAll(poll());
        assertEquals(List.of("+a"), events);
        BusException e =
                assertThrows(
                        BusException.class, () -> discovery.rescanInterval(Duration.ofDays(2)));
        assertEquals(BusException.Category.INVALID_ARGUMENT, e.category());
        start("b");
        now += Duration.ofSeconds(1).toNanos();
        assertEquals(List.of("+b"), poll(), "the interval before stays");
    }

    @Test
    void watchVerifiesItselfWithEachRescanAndIsLeftWhenItThrows() throws IOException {
        FakeWatcher best = new FakeWatcher("best");
        discovery.watchers(List.of(best, new FakeWatcher("next")));
        poll();
        int opened = best.verified;
        poll();
        assertEquals(opened, best.verified);
        rescan();
        poll();
        assertEquals(opened + 1, best.verified);
        best.verifyFailure = new IllegalStateException("bundle gone");
        start("a");
        rescan();
        assertEquals(List.of("+a"), poll());
        assertEquals("next", discovery.watcherName());
    }

    @Test
    void wakeupEndsABlockedPollWithAndWithoutWatcher() throws Exception {
        CompletableFuture<List<DiscoveryEvent>> blind = blocked();
        discovery.wakeup();
        assertEquals(List.of(), blind.get(30, TimeUnit.SECONDS));
        use(new FakeWatcher("fake"));
        poll();
        discovery.wakeup();
        assertEquals(List.of(), discovery.poll(LONG), "remembered from before");
        CompletableFuture<List<DiscoveryEvent>> watching = blocked();
        discovery.wakeup();
        assertEquals(List.of(), watching.get(30, TimeUnit.SECONDS));
    }

    @Test
    void newWatchersAreTakenByABlockedPoll() throws Exception {
        poll();
        CompletableFuture<List<DiscoveryEvent>> blocked = blocked();
        discovery.watchers(List.of(new FakeWatcher("late")));
        blocked.get(30, TimeUnit.SECONDS);
        discovery.poll();
        assertEquals("late", discovery.watcherName());
    }

    @Test
    void closedDiscoverySaysSo() {
        FakeWatcher watcher = use(new FakeWatcher("fake"));
        poll();
        discovery.close();
        discovery.close();
        assertEquals(List.of("open fake", "close fake"), watcher.log);
        BusException e = assertThrows(BusException.class, discovery::poll);
        assertEquals(BusException.Category.CLOSED, e.category());
    }

    @Test
    void blockedPollReturnsWithTheFirstEvents() throws Exception {
        FakeWatcher watcher = use(new FakeWatcher("fake"));
        poll();
        CompletableFuture<List<DiscoveryEvent>> blocked = blocked();
        start("a");
        watcher.hints.add(Hint.strategies(Set.of("other")));
        watcher.hints.add(Hint.strategies(Set.of("a")));
        assertEquals(List.of("+a"), words(blocked.get(30, TimeUnit.SECONDS)));
    }
}
