package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.session.StrategySession;
import chronicle.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Handlers that come late, go, fail, block, and their order. */
final class RouterHandlersTest extends RouterCase {

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
        long problems = router.problems();
        router.stop(Duration.ofMillis(50));
        assertEquals(problems, router.problems(), "it did stop");
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
        assertEquals(List.of("added alpha"), recorder.eventsOf("alpha"));
        broken.set(false);
        Await.until("removed", () -> recorder.events().contains("removed alpha"));
        assertEquals(List.of("alpha:0:one", "alpha:1:two"), recorder.orders("alpha"));
    }
}
