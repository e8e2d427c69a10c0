package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.router.HandlerStall;
import chronicle.testkit.Await;
import chronicle.testkit.LogLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that do not return are named, once each, and the rest of the router goes on. */
final class HandlerWatchTest {

    @TempDir Path root;
    private RouterFixture fixture;
    private Recorder recorder;
    private final CountDownLatch here = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @BeforeEach
    void open() {
        fixture = new RouterFixture(root);
        recorder = fixture.recorder;
    }

    @AfterEach
    void close() {
        go.countDown();
        fixture.close();
    }

    /**
     * From now on, when the handler is where it stays: a loaded machine lets any other call take as
     * long.
     */
    private void limitOnceHere(Router router, Duration limit) {
        Await.until("here", () -> here.getCount() == 0);
        assertTrue(
                router.reconfigure(
                        fixture.settings().withHandlers(HandlerPolicy.DEFAULTS.withStall(limit))));
    }

    private void waitHere() throws InterruptedException {
        here.countDown();
        go.await();
    }

    @Test
    void handlerThatBlocksIsNamedOnceAndStrategiesComeAndGo() {
        fixture.handler(
                0,
                (order, reply) -> {
                    if (order.seq() == 1) {
                        waitHere();
                    }
                    recorder.onOrder(order, reply);
                });
        Router router = fixture.start();
        var alpha = fixture.attached("alpha");
        RouterFixture.send(alpha, "zero");
        RouterFixture.send(alpha, "one");
        limitOnceHere(router, Duration.ofMillis(40));
        Await.until("told", () -> recorder.problems("does not return").size() == 1);
        String said = recorder.problems("does not return").get(0);
        assertTrue(said.contains("strategy=alpha seq=1"), said);
        assertTrue(said.contains("HandlerWatchTest"), said);
        HandlerStall stall = router.stall().orElseThrow();
        assertEquals(new StrategyId("alpha"), stall.strategy());
        assertEquals(1, stall.seq());
        assertTrue(stall.handler().contains("HandlerWatchTest"), stall.handler());

        fixture.attached("beta");
        assertEquals(1, recorder.problems("does not return").size());
        go.countDown();
        Await.until("over", () -> router.stall().isEmpty());
        Await.until("handled", () -> recorder.orders().size() == 2);
        assertEquals(1, recorder.problems("does not return").size());
    }

    @Test
    void stackOfTheHandlerIsInTheLog() {
        try (LogLines log = new LogLines()) {
            fixture.handler(0, (order, reply) -> waitHere());
            Router router = fixture.start();
            RouterFixture.send(fixture.attached("alpha"), "one");
            limitOnceHere(router, Duration.ofMillis(20));
            log.await("HandlerWatchTest.waitHere");
        }
    }

    @Test
    void callsThatReturnAreNeverTakenForOne() {
        Notifier silent =
                new Notifier(
                        Path.of("bus"), RouterServices.empty().listeners(), recorder, () -> {});
        HandlerWatch watch = new HandlerWatch(silent, Duration.ofSeconds(1));
        StrategyLane lane = new StrategyLane(endpoints(), null, null, "", "", new LaneCounters());
        for (int i = 0; i < 20; i++) {
            watch.enter(recorder, lane, i);
            watch.look();
            watch.look();
            watch.look();
            watch.look();
            watch.leave();
        }
        for (int i = 0; i < 20; i++) {
            watch.look();
        }
        assertEquals(Optional.empty(), watch.stall());
        assertEquals(0, silent.problems());

        watch.enter(recorder, lane, 77);
        for (int i = 0; i < 20; i++) {
            watch.look();
        }
        assertEquals(77, watch.stall().orElseThrow().seq());
        assertEquals(1, silent.problems());
        watch.leave();
        watch.look();
        assertEquals(Optional.empty(), watch.stall());
    }

    private StrategyEndpoints endpoints() {
        return fixture.bus.endpoints(new StrategyId("alpha"));
    }

    @Test
    void limitIsTakenWhileItRuns() {
        fixture.handler(0, (order, reply) -> waitHere());
        Router router = fixture.start();
        RouterFixture.send(fixture.attached("alpha"), "one");
        limitOnceHere(router, Duration.ofMillis(20));
        Await.until("told", () -> recorder.problems("does not return").size() == 1);
    }
}
