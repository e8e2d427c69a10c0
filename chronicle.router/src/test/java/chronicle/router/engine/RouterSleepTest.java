package chronicle.router.engine;

import chronicle.bus.session.StrategySession;
import chronicle.testkit.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The data thread without orders: it rests, and whatever there is to do wakes it. */
class RouterSleepTest extends RouterCase {

    private static final Duration SAME_FOR = Duration.ofMillis(150);

    private static void awaitRest(Router router) {
        long[] last = {router.passes(), System.nanoTime()};
        Await.until(
                "at rest",
                () -> {
                    long passes = router.passes();
                    if (passes != last[0]) {
                        last[0] = passes;
                        last[1] = System.nanoTime();
                    }
                    return System.nanoTime() - last[1] > SAME_FOR.toNanos();
                });
    }

    private RouterSettings quiet() {
        return fixture.rescanning(Duration.ofMinutes(10));
    }

    @Test
    void quietRouterRestsUntilAnOrderALaneOrAHandlerComes() {
        fixture.handler(1, fixture.recorder);
        List<StrategySession> sessions = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            sessions.add(fixture.strategy(name));
        }
        Router router = fixture.start(quiet());
        Await.until("attached", () -> router.strategies().size() == 3);
        for (int i = 1; i <= 9; i++) {
            int orders = i;
            awaitRest(router);
            RouterFixture.send(sessions.get(i % 3), "order " + i);
            Await.until("handled", () -> router.orders() == orders);
        }
        fixture.withoutHandler(1);
        RouterFixture.send(sessions.get(0), "waits");
        Await.until(
                "asleep beside an order",
                () -> recorder.problems("no OrderHandler is registered").size() == 1);
        AtomicInteger late = new AtomicInteger();
        fixture.handler(2, (order, reply) -> late.incrementAndGet());
        Await.until("taken by the late one", () -> late.get() == 1);
        Await.until("counted", () -> router.orders() == 10);
    }

    @ParameterizedTest
    @EnumSource(IdleMode.class)
    void everyModeHandsOutOrdersOfQuietTimes(IdleMode mode) {
        fixture.handler(1, fixture.recorder);
        StrategySession session = fixture.strategy("a");
        Router router = fixture.start(quiet().withData(DataPolicy.DEFAULTS.withIdle(mode)));
        Await.until("attached", () -> router.strategies().size() == 1);
        for (int i = 1; i <= 20; i++) {
            int orders = i;
            RouterFixture.send(session, "order " + i);
            Await.until("handled", () -> router.orders() == orders);
        }
    }

    @Test
    void sleepEndsWhenTheMannerOfIdlingChanges() {
        fixture.handler(1, fixture.recorder);
        fixture.strategy("a");
        Router router = fixture.start(quiet());
        Await.until("attached", () -> router.strategies().size() == 1);
        awaitRest(router);
        router.reconfigure(quiet().withData(DataPolicy.DEFAULTS.withIdle(IdleMode.SPIN)));
        long before = router.passes();
        Await.until("spins", () -> router.passes() > before + 1000);
        router.reconfigure(quiet());
        awaitRest(router);
    }
}
