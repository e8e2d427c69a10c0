package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusException;
import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.WatchException;
import chronicle.core.QueueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RouterDiscoveryTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration RESCAN = Duration.ofSeconds(5);

    @TempDir Path temp;

    private BusLayout layout;
    private RouterDiscovery discovery;
    private volatile long now;

    /** Stands in for inode and birth time: what is not named here has its path as identity. */
    private final Map<String, String> identities = new HashMap<>();

    private boolean identityFails;

    @BeforeEach
    void makeDiscovery() {
        layout = new BusLayout(temp.resolve("bus"));
        discovery =
                new RouterDiscovery(
                        layout, this::identity, new DiscoveryOptions(RESCAN), () -> now);
    }

    @AfterEach
    void close() {
        discovery.close();
    }

    @Test
    void missingBusHasNoStrategies() {
        assertEquals(List.of(), poll());
        assertEquals(List.of(), discovery.problems());
        assertEquals("none", discovery.watcherName());
        assertEquals(Optional.empty(), discovery.health());
    }

    @Test
    void firstPollTellsWhatIsThereAndTheNextNothing() throws IOException {
        start("a");
        start("b");
        assertEquals(Set.of("+a", "+b"), Set.copyOf(poll()));
        assertEquals(List.of(), poll());
    }

    @Test
    void addedNamesTheQueueDirectory() throws IOException {
        start("a");
        assertEquals(
                List.of(
                        new DiscoveryEvent.Added(
                                new StrategyId("a"),
                                layout.strategies().resolve("a").resolve("orders_out"))),
                discovery.poll());
    }

    @Test
    void onlyWhatAHintNamesIsLookedAt() throws IOException {
        FakeWatcher watcher = use(new FakeWatcher("fake"));
        poll();
        start("a");
        start("b");
        watcher.hints.add(Hint.strategies(Set.of("b")));
        assertEquals(List.of("+b"), poll());
        watcher.hints.add(Hint.everything());
        assertEquals(List.of("+a"), poll());
        watcher.hints.add(Hint.strategies(Set.of("a", "b", "no such", "..", "gone")));
        assertEquals(List.of(), poll());
    }

    @Test
    void rescanFindsWhatNoHintTold() throws IOException {
        use(new FakeWatcher("fake"));
        poll();
        start("a");
        assertEquals(List.of(), poll());
        now += RESCAN.toNanos();
        assertEquals(List.of("+a"), poll());
    }

    @Test
    void madeAnewBetweenTwoLooksIsRemovedThenAdded() throws IOException {
        start("a");
        assertEquals(List.of("+a"), poll());
        identities.put("a", "another inode");
        rescan();
        assertEquals(List.of("-a", "+a"), poll());
    }

    @Test
    void readyRenewedIsNoEvent() throws IOException {
        start("a");
        poll();
        ReadyMarker.withdraw(ordersOut("a"));
        ReadyMarker.publish(ordersOut("a"));
        rescan();
        assertEquals(List.of(), poll());
    }

    @Test
    void readyTakenBackIsRemoved() throws IOException {
        start("a");
        poll();
        ReadyMarker.withdraw(ordersOut("a"));
        rescan();
        assertEquals(List.of("-a"), poll());
    }

    @Test
    void whatCannotBeSeenIsNotGone() throws IOException {
        start("a");
        poll();
        identityFails = true;
        rescan();
        assertEquals(List.of(), poll());
        assertEquals(
                List.of(
                        "path=\""
                                + layout.strategies().resolve("a")
                                + "\" cannot look at it: no permission"),
                discovery.problems());
        identityFails = false;
        rescan();
        assertEquals(List.of(), poll());
        assertEquals(List.of(), discovery.problems());
    }

    @Test
    void queueRootThatCannotBeListedKeepsWhatIsKnown() throws IOException {
        start("a");
        poll();
        Path queue = layout.strategies();
        Files.move(queue, queue.resolveSibling("moved"));
        // A link to itself cannot be listed, whoever asks, root included.
        Files.createSymbolicLink(queue, queue);
        rescan();
        assertEquals(List.of(), poll());
        assertEquals(1, discovery.problems().size());
        Files.delete(queue);
        rescan();
        assertEquals(List.of("-a"), poll());
        assertEquals(List.of(), discovery.problems());
    }

    @Test
    void badEntriesAreReportedOnceAndAgainWhenTheyChange() throws IOException {
        Files.createDirectories(layout.strategies());
        Path bad = layout.strategies().resolve("bad");
        Files.createFile(bad);
        Files.createDirectory(layout.strategies().resolve("two words"));
        assertEquals(List.of(), poll());
        assertEquals(2, discovery.problemsReported());
        rescan();
        poll();
        assertEquals(2, discovery.problemsReported());
        Files.delete(bad);
        Files.createSymbolicLink(bad, temp);
        rescan();
        poll();
        assertEquals(3, discovery.problemsReported());
        assertTrue(
                discovery
                        .problems()
                        .contains(
                                "path=\""
                                        + bad
                                        + "\" a strategy is a directory, found a symbolic link"));
        Files.delete(bad);
        rescan();
        poll();
        assertEquals(1, discovery.problems().size());
    }

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
        FakeWatcher best = new FakeWatcher("best");
        FakeWatcher next = new FakeWatcher("next");
        discovery.watchers(List.of(best, next));
        poll();
        best.awaitFailure = new IllegalStateException("bundle gone");
        start("a");
        assertEquals(List.of("+a"), poll());
        assertEquals("next", discovery.watcherName());
        assertEquals(List.of("open best", "close best"), best.log);
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

    private CompletableFuture<List<DiscoveryEvent>> blocked() {
        return CompletableFuture.supplyAsync(() -> discovery.poll(LONG));
    }

    private FakeWatcher use(FakeWatcher watcher) {
        discovery.watchers(List.of(watcher));
        return watcher;
    }

    private void rescan() {
        now += RESCAN.toNanos();
    }

    private List<String> poll() {
        return words(discovery.poll());
    }

    private static List<String> words(List<DiscoveryEvent> events) {
        return events.stream()
                .map(e -> (e instanceof DiscoveryEvent.Added ? "+" : "-") + e.strategy())
                .toList();
    }

    private Path ordersOut(String name) {
        return layout.endpoints(new StrategyId(name)).ordersOut();
    }

    private void start(String name) throws IOException {
        Files.createDirectories(ordersOut(name));
        ReadyMarker.publish(ordersOut(name));
    }

    private String identity(Path path) {
        if (identityFails) {
            throw new QueueException(QueueException.Category.IO, "no permission");
        }
        return identities.getOrDefault(path.getParent().getFileName().toString(), path.toString());
    }
}
