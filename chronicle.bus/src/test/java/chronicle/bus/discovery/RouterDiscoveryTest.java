package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.spi.Hint;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RouterDiscoveryTest extends DiscoveryFixture {

    @Test
    void missingBusHasNoStrategies() {
        assertEquals(List.of(), poll());
        assertEquals(List.of(), discovery.problems());
        assertEquals("none", discovery.watcherName());
        assertEquals(State.BLIND, discovery.health().state());
        assertEquals("there is no watcher", discovery.health().reason());
        assertEquals(Optional.empty(), discovery.health().watch());
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
        walk.incarnations.put("a", "another");
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
        walk.failure = "no permission";
        rescan();
        assertEquals(List.of(), poll());
        assertEquals(
                List.of(
                        "path=\""
                                + layout.strategies().resolve("a")
                                + "\" cannot look at it: no permission"),
                discovery.problems());
        walk.failure = "";
        rescan();
        assertEquals(List.of(), poll());
        assertEquals(List.of(), discovery.problems());
    }

    @Test
    void queueRootThatCannotBeListedKeepsWhatIsKnown() throws IOException {
        start("a");
        poll();
        walk.startFailure = new AccessDeniedException(layout.strategies().toString());
        walk.failure = "no permission";
        rescan();
        assertEquals(List.of(), poll());
        assertEquals(
                List.of("path=\"" + layout.strategies() + "\" cannot list: permission denied"),
                discovery.problems());
        walk.startFailure = null;
        walk.failure = "";
        rescan();
        assertEquals(List.of(), poll());
        assertEquals(List.of(), discovery.problems());
    }

    @Test
    void queueRootThatLeadsToItselfHoldsNothing() throws IOException {
        start("a");
        poll();
        Path queue = layout.strategies();
        Path moved = Files.move(queue, queue.resolveSibling("moved"));
        Files.createSymbolicLink(queue, queue);
        rescan();
        assertEquals(List.of("-a"), poll());
        assertEquals(1, discovery.problems().size(), "it is odd all the same");
        Files.delete(queue);
        Files.move(moved, queue);
        rescan();
        assertEquals(List.of("+a"), poll());
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
}
