package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import chronicle.bus.handler.DeadLetter;
import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.session.StrategySession;
import chronicle.core.QueueBrowser;
import chronicle.core.StartMode;
import chronicle.router.LaneState;
import chronicle.testkit.Await;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Orders that handlers refuse: tried again, then quarantined or kept, and given to nobody twice.
 */
final class RefusedOrdersTest extends RouterCase {

    private static final StrategyId BAD = new StrategyId("bad");

    private RouterSettings settings(HandlerPolicy.Failure failure, int retries) {
        return fixture.settings()
                .withHandlers(
                        RouterFixture.HANDLERS
                                .withFailure(failure)
                                .withRetries(retries, Duration.ofMillis(1)));
    }

    /** Refuses odd orders of the bad, and says how often. */
    private OrderHandler refusingOdd(AtomicInteger refusals, AtomicBoolean refusing) {
        return (order, reply) -> {
            if (refusing.get() && order.strategy().equals(BAD) && order.seq() % 2 == 1) {
                refusals.incrementAndGet();
                throw new IllegalStateException("odd is\nnothing for me");
            }
            recorder.onOrder(order, reply);
        };
    }

    @Test
    void orderRefusedForGoodQuarantinesItsLaneAndComesAgainAfterResume() {
        AtomicInteger refusals = new AtomicInteger();
        AtomicBoolean refusing = new AtomicBoolean(true);
        fixture.handler(0, refusingOdd(refusals, refusing));
        Router router = fixture.start(settings(HandlerPolicy.Failure.RETRY, 3));
        StrategySession bad = fixture.attached("bad");
        StrategySession good = fixture.attached("good");
        IntStream.range(0, 3).forEach(i -> RouterFixture.send(bad, "b" + i));
        Await.until(
                "quarantined", () -> fixture.lane(router, "bad").state() == LaneState.QUARANTINED);
        assertEquals(4, refusals.get(), "once, and three times more");
        assertEquals(3, fixture.lane(router, "bad").handlerRetries());
        String reason = fixture.lane(router, "bad").reason();
        assertTrue(reason.contains("seq=1 times=4"), reason);
        assertTrue(reason.contains("odd is\\x0anothing for me"), reason);
        String said = recorder.problems("handler failed").get(0);
        assertTrue(said.endsWith("odd is\\x0anothing for me"), said);
        IntStream.range(0, 100).forEach(i -> RouterFixture.send(good, "g" + i));
        Await.until("the good go on", () -> recorder.orders("good").size() == 100);
        assertEquals(List.of("bad:0:b0"), recorder.orders("bad"));
        assertEquals(4, refusals.get());

        refusing.set(false);
        assertTrue(router.resume(BAD));
        Await.until("the rest", () -> recorder.orders("bad").size() == 3);
        assertEquals(List.of("bad:0:b0", "bad:1:b1", "bad:2:b2"), recorder.orders("bad"));
        assertEquals(0, fixture.lane(router, "bad").deadLetters());
    }

    @Test
    void anotherHandlerEndsTheQuarantineThatTheOneBeforeHadBrought() {
        fixture.handler(0, refusingOdd(new AtomicInteger(), new AtomicBoolean(true)));
        Router router = fixture.start(settings(HandlerPolicy.Failure.RETRY, 0));
        StrategySession bad = fixture.attached("bad");
        StrategySession held = fixture.attached("held");
        router.quarantine(held.endpoints().strategy(), "by hand");
        Await.until(
                "set aside", () -> fixture.lane(router, "held").state() == LaneState.QUARANTINED);
        RouterFixture.send(bad, "b0");
        RouterFixture.send(bad, "b1");
        Await.until(
                "quarantined", () -> fixture.lane(router, "bad").state() == LaneState.QUARANTINED);

        fixture.handler(0, recorder);
        Await.until("delivered", () -> recorder.orders("bad").size() == 2);
        assertEquals(LaneState.QUARANTINED, fixture.lane(router, "held").state());
    }

    @Test
    void skippedOrdersAreKeptAsTheyWereAndTheLaneGoesOn() {
        AtomicInteger refusals = new AtomicInteger();
        fixture.handler(0, refusingOdd(refusals, new AtomicBoolean(true)));
        Router router = fixture.start(settings(HandlerPolicy.Failure.SKIP, 1));
        StrategySession bad = fixture.attached("bad");
        IntStream.range(0, 20).forEach(i -> bad.orders().append(i, new byte[] {(byte) i, 10}));
        Await.until("all is passed", () -> recorder.orders("bad").size() == 10);
        Await.until("counted", () -> fixture.lane(router, "bad").deadLetters() == 10);
        assertEquals(20, refusals.get());
        assertEquals(10, router.orders());
        List<DeadLetter> letters = letters("bad");
        assertEquals(10, letters.size());
        for (int i = 0; i < 10; i++) {
            DeadLetter letter = letters.get(i);
            int n = 2 * i + 1;
            assertEquals(BAD, letter.strategy());
            assertEquals(n, letter.seq());
            assertEquals(n, letter.typeId());
            assertArrayEquals(new byte[] {(byte) n, 10}, letter.payload());
            assertTrue(letter.reason().contains("nothing for me"), letter.reason());
        }
        // The first is said at once, the next not before ten seconds later.
        Await.until("said", () -> !recorder.problems("given up").isEmpty());
        assertEquals(1, recorder.problems("given up").size(), recorder.problems()::toString);
        assertEquals(1, recorder.problems("handler failed").size(), recorder.problems()::toString);
        assertEquals(LaneState.LIVE, fixture.lane(router, "bad").state());
    }

    @Test
    void timesOfKeptOrdersAreThoseOfTheStrategy() {
        fixture.handler(
                0,
                (order, reply) -> {
                    throw new IllegalStateException("no");
                });
        Router router = fixture.start(settings(HandlerPolicy.Failure.SKIP, 0));
        fixture.attached("bad").orders().append(1, 4711, ByteBuffer.wrap(new byte[0]));
        Await.until("kept", () -> fixture.lane(router, "bad").deadLetters() == 1);
        assertEquals(4711, letters("bad").get(0).timestampNs());
    }

    @Test
    void largeOrdersAreKeptAsWell() {
        fixture.handler(
                0,
                (order, reply) -> {
                    throw new IllegalStateException("no");
                });
        Router router = fixture.start(settings(HandlerPolicy.Failure.SKIP, 0));
        StrategySession bad = fixture.attached("bad", 4 << 20);
        byte[] large = new byte[bad.orders().maxPayload()];
        large[large.length - 1] = 7;
        bad.orders().append(1, large);
        Await.until("kept", () -> fixture.lane(router, "bad").deadLetters() == 1);
        assertArrayEquals(large, letters("bad").get(0).payload());
    }

    @Test
    void placeThatCannotKeepOrdersQuarantinesTheLaneAndTheOrderStays() throws Exception {
        AtomicBoolean refusing = new AtomicBoolean(true);
        fixture.handler(0, refusingOdd(new AtomicInteger(), refusing));
        Router router = fixture.start(settings(HandlerPolicy.Failure.SKIP, 0));
        StrategySession bad = fixture.attached("bad");
        Files.writeString(dead("bad"), "in the way");
        RouterFixture.send(bad, "b0");
        RouterFixture.send(bad, "b1");
        Await.until(
                "quarantined", () -> fixture.lane(router, "bad").state() == LaneState.QUARANTINED);
        String reason = fixture.lane(router, "bad").reason();
        assertTrue(reason.contains("orders_dead"), reason);
        assertEquals(0, fixture.lane(router, "bad").deadLetters());

        refusing.set(false);
        router.resume(BAD);
        Await.until("delivered", () -> recorder.orders("bad").size() == 2);
    }

    @Test
    void quarantinedOrderThatIsSkippedByHandIsKeptToo() {
        fixture.handler(0, refusingOdd(new AtomicInteger(), new AtomicBoolean(true)));
        Router router = fixture.start(settings(HandlerPolicy.Failure.RETRY, 0));
        StrategySession bad = fixture.attached("bad");
        IntStream.range(0, 3).forEach(i -> RouterFixture.send(bad, "b" + i));
        Await.until(
                "quarantined", () -> fixture.lane(router, "bad").state() == LaneState.QUARANTINED);
        assertTrue(router.skip(BAD));
        Await.until("goes on", () -> recorder.orders("bad").size() == 2);
        assertEquals(List.of("bad:0:b0", "bad:2:b2"), recorder.orders("bad"));
        assertEquals(List.of(1L), letters("bad").stream().map(DeadLetter::seq).toList());
        assertEquals("by command", letters("bad").get(0).reason());
    }

    @Test
    void skipThatComesWithTheLastRefusalCountsForTheQuarantine() {
        StrategyId mark = new StrategyId("mark");
        AtomicReference<Router> running = new AtomicReference<>();
        fixture.handler(
                0,
                (order, reply) -> {
                    if (order.strategy().equals(BAD) && order.seq() == 1) {
                        running.get().skip(BAD);
                        // Done by the control thread in order: then it has passed the other on.
                        running.get().resume(mark);
                        awaitLane(running.get(), mark, LaneState.LIVE);
                        throw new IllegalStateException("not this one");
                    }
                    recorder.onOrder(order, reply);
                });
        running.set(fixture.start(settings(HandlerPolicy.Failure.RETRY, 0)));
        fixture.attached("mark");
        running.get().quarantine(mark, "until it is resumed");
        awaitLane(running.get(), mark, LaneState.QUARANTINED);
        StrategySession bad = fixture.attached("bad");
        IntStream.range(0, 3).forEach(i -> RouterFixture.send(bad, "b" + i));
        Await.until(
                "goes on", () -> recorder.orders("bad").size() == 2, recorder.orders()::toString);
        assertEquals(List.of("bad:0:b0", "bad:2:b2"), recorder.orders("bad"));
        assertEquals(List.of(1L), letters("bad").stream().map(DeadLetter::seq).toList());
    }

    private void awaitLane(Router router, StrategyId strategy, LaneState state) {
        Await.until(
                strategy + " is " + state,
                () -> fixture.lane(router, strategy.name()).state() == state);
    }

    @Test
    void handlersThatHaveTakenAnOrderAreNotGivenItAgain() {
        List<String> first = new CopyOnWriteArrayList<>();
        AtomicInteger refusals = new AtomicInteger();
        fixture.handler(9, (order, reply) -> first.add(text(order)));
        fixture.handler(
                5,
                (order, reply) -> {
                    if (refusals.getAndIncrement() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                });
        fixture.handler(1, recorder);
        Router router = fixture.start(settings(HandlerPolicy.Failure.RETRY, 5));
        RouterFixture.send(fixture.attached("bad"), "b0");
        Await.until("taken", () -> router.orders() == 1);
        assertEquals(List.of("0"), first);
        assertEquals(1, recorder.orders().size());
        assertEquals(4, refusals.get());
    }

    @Test
    void handlerThatGoesWithAnOrderInItsHandsCostsNobodyAnything() {
        List<String> first = new CopyOnWriteArrayList<>();
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        fixture.handler(9, (order, reply) -> first.add(text(order)));
        fixture.handler(
                5,
                (order, reply) -> {
                    inHand.countDown();
                    gone.await();
                    throw new IllegalStateException("its bundle was stopped");
                });
        // Not one refusal is allowed, so that this one would be seen.
        Router router = fixture.start(settings(HandlerPolicy.Failure.RETRY, 0));
        RouterFixture.send(fixture.attached("bad"), "b0");
        Await.until("in hand", () -> inHand.getCount() == 0);
        fixture.withoutHandler(5);
        fixture.handler(5, recorder);
        gone.countDown();
        Await.until("delivered to the next", () -> recorder.orders().size() == 1);
        Await.until("taken", () -> router.orders() == 1);
        assertEquals(List.of("0"), first);
        assertEquals(List.of(), recorder.problems("strategy=bad"));
        assertEquals(0, fixture.lane(router, "bad").handlerRetries());
        assertEquals(LaneState.LIVE, fixture.lane(router, "bad").state());
    }

    @Test
    void handlerMaySayItselfWhatIsDoneWhenItFails() {
        HandlerWish wish = new HandlerWish(HandlerPolicy.Failure.SKIP, 0);
        fixture.handler(
                0,
                WishingHandler.of(refusingOdd(new AtomicInteger(), new AtomicBoolean(true)), wish));
        Router router = fixture.start(settings(HandlerPolicy.Failure.RETRY, 1_000_000));
        StrategySession bad = fixture.attached("bad");
        IntStream.range(0, 3).forEach(i -> RouterFixture.send(bad, "b" + i));
        Await.until("passed", () -> recorder.orders("bad").size() == 2);
        assertEquals(1, fixture.lane(router, "bad").deadLetters());
    }

    @Test
    void keptOrdersOpenNothingUntilThereAreAnyAndAreClosedWithTheLane() {
        AtomicBoolean refusing = new AtomicBoolean(false);
        fixture.handler(0, refusingOdd(new AtomicInteger(), refusing));
        Router router = fixture.start(settings(HandlerPolicy.Failure.SKIP, 0));
        StrategySession bad = fixture.attached("bad");
        RouterFixture.send(bad, "b0");
        Await.until("handled", () -> recorder.orders("bad").size() == 1);
        assertFalse(Files.exists(dead("bad")));
        refusing.set(true);
        RouterFixture.send(bad, "b1");
        Await.until("kept", () -> fixture.lane(router, "bad").deadLetters() == 1);
        assertTrue(fixture.queues.writerAlive(dead("bad")));
        bad.close();
        Await.until("gone", () -> recorder.events().contains("removed bad"));
        assertFalse(fixture.queues.writerAlive(dead("bad")));
    }

    private static String text(Order order) {
        return Long.toString(order.seq());
    }

    private Path dead(String strategy) {
        return fixture.bus.endpoints(new StrategyId(strategy)).ordersDead();
    }

    private List<DeadLetter> letters(String strategy) {
        List<DeadLetter> read = new ArrayList<>();
        try (QueueBrowser browser = fixture.queues.browse(dead(strategy), StartMode.EARLIEST)) {
            browser.poll(message -> read.add(DeadLetter.of(message).orElseThrow()), 100);
        }
        return read;
    }
}
