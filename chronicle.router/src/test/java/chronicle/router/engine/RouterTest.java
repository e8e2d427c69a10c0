package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.session.StrategySession;
import chronicle.router.RouterListener;
import chronicle.testkit.Await;
import chronicle.testkit.ProcSelf;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Life cycle of strategies in a router, over real queues. */
final class RouterTest {

    @TempDir Path root;
    private RouterFixture fixture;
    private Recorder recorder;

    @BeforeEach
    void open() {
        fixture = new RouterFixture(root);
        recorder = fixture.recorder;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void attachesHandlesAndAnswers() {
        fixture.handler(0, recorder);
        Router router = fixture.start();
        StrategySession session = fixture.strategy("alpha");
        RouterFixture.send(session, "one");
        RouterFixture.send(session, "two");

        List<String> replies = new ArrayList<>();
        Await.until("two replies", () -> poll(session, replies) == 2);
        assertEquals(List.of("ack one", "ack two"), replies);
        assertEquals(List.of("alpha:0:one", "alpha:1:two"), recorder.orders());
        // Listeners and counters follow the replies, on other threads.
        Await.until("announced", () -> recorder.events().size() == 2);
        assertEquals(List.of("up none", "added alpha"), recorder.events());
        Await.until("counted", () -> router.orders() == 2);
        assertEquals(2, router.replies());
        assertEquals("[alpha]", router.strategies().toString());
    }

    @Test
    void lateHandlerLosesNothingAndTheRouterSaysThatOrdersWait() {
        StrategySession session = fixture.strategy("alpha");
        IntStream.range(0, 500).forEach(i -> RouterFixture.send(session, "o" + i));
        Router router = fixture.start();
        Await.until("attached", () -> recorder.events().contains("added alpha"));
        Await.until("said", () -> recorder.problems("no OrderHandler").size() == 1);
        assertEquals(0, router.orders());

        fixture.handler(0, recorder);
        Await.until("all handled", () -> recorder.orders().size() == 500);
        assertEquals(1, recorder.problems("no OrderHandler").size());
    }

    @Test
    void ordersWaitAgainWhenTheLastHandlerGoes() {
        fixture.handler(0, recorder);
        Router router = fixture.start();
        StrategySession session = fixture.strategy("alpha");
        RouterFixture.send(session, "one");
        Await.until("first", () -> recorder.orders().size() == 1);

        fixture.withoutHandler(0);
        assertTrue(router.awaitHandlers(Duration.ofSeconds(30)));
        RouterFixture.send(session, "two");
        Await.until("said", () -> recorder.problems("no OrderHandler").size() == 1);
        assertEquals(1, router.orders());

        fixture.handler(0, recorder);
        Await.until("second", () -> recorder.orders().size() == 2);
    }

    @Test
    void everyHandlerGetsEveryOrderHighestRankFirst() {
        List<String> calls = Collections.synchronizedList(new ArrayList<>());
        fixture.handler(1, (order, reply) -> calls.add("low" + order.seq()));
        fixture.handler(9, (order, reply) -> calls.add("high" + order.seq()));
        fixture.start();
        StrategySession session = fixture.strategy("alpha");
        RouterFixture.send(session, "a");
        RouterFixture.send(session, "b");
        Await.until("four calls", () -> calls.size() == 4);
        assertEquals(List.of("high0", "low0", "high1", "low1"), calls);
    }

    @Test
    void failingHandlerHoldsOnlyItsStrategyAndIsReportedOnce() {
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.handler(
                0,
                (order, reply) -> {
                    if (broken.get() && order.strategy().name().equals("bad")) {
                        throw new IllegalStateException("no room");
                    }
                    recorder.onOrder(order, reply);
                });
        fixture.start();
        StrategySession bad = fixture.strategy("bad");
        StrategySession good = fixture.strategy("good");
        RouterFixture.send(bad, "x0");
        RouterFixture.send(bad, "x1");
        for (int i = 0; i < 100; i++) {
            RouterFixture.send(good, "g" + i);
        }
        Await.until("the good go on", () -> recorder.orders("good").size() == 100);
        Await.until("said", () -> recorder.problems("handler failed").size() == 1);
        String said = recorder.problems("handler failed").get(0);
        assertTrue(said.contains("strategy=bad seq=0"), said);
        assertTrue(said.contains("no room"), said);
        assertEquals(List.of(), recorder.orders("bad"));

        broken.set(false);
        Await.until("the bad follow", () -> recorder.orders("bad").size() == 2);
        assertEquals(List.of("bad:0:x0", "bad:1:x1"), recorder.orders("bad"));
        assertEquals(1, recorder.problems("handler failed").size());
    }

    @Test
    void strategyThatLeavesIsDrainedAndEverythingOfItClosed() throws Exception {
        Router router = fixture.start();
        StrategySession session = fixture.strategy("alpha");
        IntStream.range(0, 300).forEach(i -> RouterFixture.send(session, "o" + i));
        Await.until("attached", () -> recorder.events().contains("added alpha"));
        Path ordersIn = session.endpoints().ordersIn();
        assertTrue(ReadyMarker.isPresent(ordersIn));
        assertTrue(Files.exists(ordersIn.resolve("LEASE")));

        session.close();
        // Nobody handles, so it stays until somebody does.
        Await.until("said", () -> recorder.problems("no OrderHandler").size() == 1);
        assertFalse(recorder.events().contains("removed alpha"));
        fixture.handler(0, recorder);

        Await.until("removed", () -> recorder.events().contains("removed alpha"));
        assertEquals(300, recorder.orders().size());
        assertFalse(ReadyMarker.isPresent(ordersIn));
        assertFalse(Files.exists(ordersIn.resolve("LEASE")));
        assertEquals(List.of(), ProcSelf.mappings(fixture.directory("alpha")));
        assertEquals(List.of(), ProcSelf.descriptors(fixture.directory("alpha")));
        assertEquals(List.of(), router.strategies());
    }

    @Test
    void strategyThatComesBackWhileItDrainsIsAttachedAfterTheRelease() {
        Router router = fixture.start();
        StrategySession session = fixture.strategy("alpha");
        RouterFixture.send(session, "one");
        Await.until("attached", () -> recorder.events().contains("added alpha"));
        ReadyMarker.withdraw(session.endpoints().ordersOut());
        // Another one makes sure that the scan has passed over the missing marker.
        fixture.strategy("beta");
        Await.until("beta", () -> recorder.events().contains("added beta"));
        session.ready();
        fixture.strategy("gamma");
        Await.until("gamma", () -> recorder.events().contains("added gamma"));
        RouterFixture.send(session, "two");

        fixture.handler(0, recorder);
        Await.until("both", () -> recorder.orders("alpha").size() == 2);
        Await.until("again", () -> eventsOf("alpha").size() == 3);
        assertEquals(List.of("added alpha", "removed alpha", "added alpha"), eventsOf("alpha"));
        assertEquals(3, router.strategies().size());
        assertEquals(List.of("alpha:0:one", "alpha:1:two"), recorder.orders("alpha"));
    }

    @Test
    void queueThatCannotBeOpenedIsReportedOnceAndTriedAgain() throws Exception {
        fixture.handler(0, recorder);
        fixture.start();
        Path broken = fixture.directory("broken").resolve("orders_out");
        Files.createDirectories(broken);
        ReadyMarker.publish(broken);
        StrategySession good = fixture.strategy("good");
        RouterFixture.send(good, "g");
        Await.until("the good is served", () -> recorder.orders("good").size() == 1);
        Await.until("said", () -> recorder.problems("strategy=broken").size() == 1);

        ReadyMarker.withdraw(broken);
        StrategySession late = fixture.strategy("broken");
        RouterFixture.send(late, "b");
        Await.until("attached after all", () -> recorder.orders("broken").size() == 1);
        assertEquals(1, recorder.problems("strategy=broken").size());
    }

    @Test
    void corruptRecordSetsItsStrategyAsideAndIsReportedOnce() throws Exception {
        StrategySession bad = fixture.silent("bad");
        RouterFixture.send(bad, "fine");
        RouterFixture.send(bad, "spoilt");
        Path segment = bad.endpoints().ordersOut().resolve("000000000.q");
        int payloadOfSecond = 64 + 128 + 64;
        byte[] saved = overwrite(segment, payloadOfSecond, "SPOILT".getBytes());
        fixture.handler(0, recorder);
        Router router = fixture.start();
        bad.ready();
        StrategySession good = fixture.strategy("good");
        Await.until("the first", () -> recorder.orders("bad").size() == 1);
        Await.until("said", () -> !recorder.problems("strategy=bad").isEmpty());
        for (int i = 0; i < 50; i++) {
            RouterFixture.send(good, "g" + i);
        }
        Await.until("the good go on", () -> recorder.orders("good").size() == 50);

        overwrite(segment, payloadOfSecond, saved);
        Await.until("healed", () -> recorder.orders("bad").size() == 2);
        assertEquals(List.of("bad:0:fine", "bad:1:spoilt"), recorder.orders("bad"));
        assertEquals(1, recorder.problems("strategy=bad").size(), recorder.problems()::toString);
        assertEquals(List.of("added bad"), eventsOf("bad"));
        Await.until("counted", () -> router.orders() == 52);
    }

    @Test
    void routerThatStopsTakesReadyBackAndTheNextOneGoesOnWhereItWas() throws Exception {
        fixture.handler(0, recorder);
        Router first = fixture.start();
        StrategySession session = fixture.strategy("alpha");
        IntStream.range(0, 700).forEach(i -> RouterFixture.send(session, "o" + i));
        Await.until("some", () -> recorder.orders().size() > 10);
        first.stop();
        int handled = recorder.orders().size();
        assertFalse(ReadyMarker.isPresent(session.endpoints().ordersIn()));
        assertFalse(recorder.events().contains("removed alpha"));
        assertEquals(handled, first.orders());

        fixture.start();
        Await.until("the rest", () -> recorder.orders().size() == 700);
        List<String> expected =
                IntStream.range(0, 700).mapToObj(i -> "alpha:" + i + ":o" + i).toList();
        assertEquals(expected, recorder.orders());
    }

    @Test
    void strategyDirectoryThatIsDeletedLeavesNothingBehind() throws Exception {
        fixture.handler(0, recorder);
        fixture.start();
        StrategySession session = fixture.strategy("alpha");
        RouterFixture.send(session, "one");
        Await.until("handled", () -> recorder.orders().size() == 1);
        Path directory = fixture.directory("alpha");
        deleteTree(directory);
        Await.until("removed", () -> recorder.events().contains("removed alpha"));
        assertFalse(Files.exists(directory));
        session.close();
        assertEquals(List.of(), ProcSelf.mappings(directory));
        assertEquals(List.of(), recorder.problems("strategy=alpha"));
    }

    @Test
    void listenerThatThrowsDisturbsNobody() {
        fixture.services
                .listeners()
                .put(
                        RouterFixture.rank(0),
                        new RouterListener() {
                            @Override
                            public void strategyAdded(StrategyId strategy) {
                                throw new IllegalStateException("listener is broken");
                            }
                        });
        Recorder other = new Recorder();
        fixture.services.listeners().put(RouterFixture.rank(-1), other);
        fixture.handler(0, recorder);
        fixture.start();
        RouterFixture.send(fixture.strategy("alpha"), "one");
        Await.until("handled", () -> recorder.orders().size() == 1);
        Await.until("told", () -> other.events().contains("added alpha"));
    }

    @Test
    void watcherThatIsTakenAwayIsLetGoOfBeforeTheWaitEnds() {
        GaugedWatcher watcher = new GaugedWatcher();
        Comparable<Object> rank = RouterFixture.rank(0);
        fixture.services.watchers().put(rank, watcher);
        Router router = fixture.start();
        Await.until("in use", () -> router.watcher().equals("gauged"));
        assertEquals(1, watcher.open());

        fixture.services.watchers().remove(rank);
        assertTrue(router.awaitWatchers(router.watchersChanged(), Duration.ofSeconds(30)));
        assertEquals(0, watcher.open());
        Await.until("told", () -> recorder.events().contains("watcher none"));
    }

    @Test
    void handlerThatBlocksIsInterruptedAtTheEndAndItsOrderComesAgain() {
        CountDownLatch inHand = new CountDownLatch(1);
        fixture.handler(
                0,
                (order, reply) -> {
                    inHand.countDown();
                    new CountDownLatch(1).await();
                });
        Router router = fixture.start();
        RouterFixture.send(fixture.strategy("alpha"), "one");
        Await.until("in hand", () -> inHand.getCount() == 0);
        router.stop(Duration.ofMillis(50));
        assertEquals(List.of(), recorder.problems("did not stop"));
        assertEquals(0, router.orders());

        fixture.withoutHandler(0);
        fixture.handler(0, recorder);
        fixture.start();
        Await.until("again", () -> recorder.orders().equals(List.of("alpha:0:one")));
    }

    @Test
    void strategyThatLeavesUnderAFailingHandlerStaysUntilItsOrdersAreTaken() {
        AtomicBoolean broken = new AtomicBoolean(true);
        fixture.handler(
                0,
                (order, reply) -> {
                    if (broken.get()) {
                        throw new IllegalStateException("not now");
                    }
                    recorder.onOrder(order, reply);
                });
        fixture.start();
        StrategySession session = fixture.strategy("alpha");
        RouterFixture.send(session, "one");
        RouterFixture.send(session, "two");
        Await.until("refused", () -> recorder.problems("handler failed").size() == 1);
        session.close();
        fixture.strategy("beta");
        Await.until("beta", () -> recorder.events().contains("added beta"));
        assertEquals(List.of("added alpha"), eventsOf("alpha"));
        broken.set(false);
        Await.until("removed", () -> recorder.events().contains("removed alpha"));
        assertEquals(List.of("alpha:0:one", "alpha:1:two"), recorder.orders("alpha"));
    }

    @Test
    void queueOfRepliesThatIsTruncatedStopsOnlyItsStrategy() throws Exception {
        AtomicBoolean first = new AtomicBoolean(true);
        fixture.handler(
                0,
                (order, reply) -> {
                    if (order.strategy().name().equals("alpha") && first.getAndSet(false)) {
                        truncate(fixture.directory("alpha").resolve("orders_in/000000000.q"));
                    }
                    recorder.onOrder(order, reply);
                });
        fixture.start();
        StrategySession session = fixture.strategy("alpha");
        RouterFixture.send(session, "one");
        Await.until("said", () -> recorder.problems("truncated, all").size() == 1);
        Await.until("isolated", () -> recorder.problems("strategy=alpha").size() == 1);
        // Nothing of ours can mend a queue that lost its bytes; somebody takes it away.
        deleteTree(fixture.directory("alpha").resolve("orders_in"));
        RouterFixture.send(fixture.strategy("beta"), "b");
        Await.until("beta goes on", () -> recorder.orders("beta").size() == 1);
        RouterFixture.send(session, "two");
        Await.until("alpha as well", () -> recorder.orders("alpha").contains("alpha:1:two"));
    }

    private static void truncate(Path file) throws Exception {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(0);
        }
    }

    private static void deleteTree(Path directory) throws Exception {
        try (var tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private List<String> eventsOf(String strategy) {
        return recorder.events().stream().filter(e -> e.endsWith(" " + strategy)).toList();
    }

    private static int poll(StrategySession session, List<String> replies) {
        session.pollReplies(
                message ->
                        replies.add(new String(message.copyPayload(), StandardCharsets.US_ASCII)),
                100);
        return replies.size();
    }

    private static byte[] overwrite(Path file, long at, byte[] with) throws Exception {
        byte[] before = new byte[with.length];
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(at);
            access.readFully(before);
            access.seek(at);
            access.write(with);
        }
        return before;
    }
}
