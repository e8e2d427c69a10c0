package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.session.StrategySession;
import chronicle.core.QueueReader;
import chronicle.core.ReaderOptions;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.testkit.Await;
import chronicle.testkit.ProcSelf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a lane, and what an operator can do about it. */
final class LaneStatesTest extends RouterCase {

    private static final StrategyId ALPHA = new StrategyId("alpha");

    @Test
    void everyChangeIsToldOnceCountedAndKept() {
        fixture.handler(0, recorder);
        Router router = fixture.start();
        StrategySession alpha = fixture.strategy("alpha");
        RouterFixture.send(alpha, "one");
        Await.until("handled", () -> recorder.orders().size() == 1);
        LaneStatus live = fixture.lane(router, "alpha");
        assertEquals(LaneState.LIVE, live.state());
        assertTrue(live.sinceEpochNs() > 0);
        Await.until("counted", () -> fixture.lane(router, "alpha").orders() == 1);
        assertEquals(1, fixture.lane(router, "alpha").replies());

        alpha.close();
        Await.until("gone", () -> recorder.events().contains("removed alpha"));
        assertEquals(
                List.of(
                        "ATTACHING it is on the bus",
                        "LIVE its queues are open",
                        "DRAINING it left the bus",
                        "DETACHED its orders are handed out"),
                recorder.laneOf("alpha"));
        assertEquals(List.of(), router.lanes());
        assertEquals(recorder.laneEvents(), router.events());
        for (LaneState state :
                List.of(
                        LaneState.ATTACHING,
                        LaneState.LIVE,
                        LaneState.DRAINING,
                        LaneState.DETACHED)) {
            assertEquals(1, router.transitions(state), state::toString);
        }
        assertEquals(0, router.transitions(LaneState.QUARANTINED));
    }

    @Test
    void eachEventGoesOnFromTheStateBefore() {
        fixture.handler(0, recorder);
        fixture.start();
        fixture.strategy("alpha").close();
        fixture.strategy("alpha");
        Await.until("there", () -> !recorder.eventsOf("alpha").isEmpty());
        LaneState state = LaneState.DETACHED;
        for (LaneEvent event : recorder.laneEvents()) {
            assertEquals(state, event.from(), event::toString);
            state = event.to();
        }
    }

    @Test
    void lagAndRateAreMeasuredForWhoAsks() {
        Router router = fixture.start();
        StrategySession alpha = fixture.strategy("alpha");
        RouterFixture.send(alpha, "waits");
        Await.until("attached", () -> router.strategies().contains(ALPHA));
        // A header and a payload of up to 64 bytes.
        Await.until("measured", () -> fixture.lane(router, "alpha").lagBytes() == 128);
        fixture.handler(0, recorder);
        Await.until("caught up", () -> fixture.lane(router, "alpha").lagBytes() == 0);
        // A rate stands until the next look: it is missed by nobody while orders go on.
        Await.until(
                "flows",
                () -> {
                    IntStream.range(0, 10).forEach(i -> RouterFixture.send(alpha, "more"));
                    return fixture.lane(router, "alpha").ordersPerSecond() > 0;
                });
        Await.until("silent", () -> fixture.lane(router, "alpha").ordersPerSecond() == 0);
    }

    @Test
    void quarantineByCommandClosesTheLaneKeepsItsPositionAndEndsByCommand() throws Exception {
        fixture.handler(0, recorder);
        Router router = fixture.start();
        StrategySession alpha = fixture.strategy("alpha");
        RouterFixture.send(alpha, "one");
        Await.until("handled", () -> recorder.orders().size() == 1);

        assertTrue(router.quarantine(ALPHA, "looks odd"));
        Await.until("aside", () -> fixture.lane(router, "alpha").state() == LaneState.QUARANTINED);
        Path ordersIn = fixture.directory("alpha").resolve("orders_in");
        assertFalse(Files.exists(ordersIn.resolve(ReadyMarker.NAME)));
        assertEquals(List.of(), ProcSelf.mappings(ordersIn));
        // Nobody else holds the position's lock, so it can be opened: it is where it was.
        try (QueueReader position =
                fixture.queues.openReader(
                        alpha.endpoints().ordersOut(), ReaderOptions.named("router"))) {
            assertEquals(0, position.lagBytes());
        }
        RouterFixture.send(alpha, "two");
        StrategySession beta = fixture.strategy("beta");
        RouterFixture.send(beta, "b");
        Await.until("the others go on", () -> recorder.orders("beta").size() == 1);
        assertEquals(1, recorder.orders("alpha").size());

        assertTrue(router.resume(ALPHA));
        Await.until("goes on", () -> recorder.orders("alpha").size() == 2);
        assertEquals(List.of("alpha:0:one", "alpha:1:two"), recorder.orders("alpha"));
        assertEquals(
                List.of(
                        "ATTACHING it is on the bus",
                        "LIVE its queues are open",
                        "QUARANTINED looks odd",
                        "ATTACHING it is resumed",
                        "LIVE its queues are open"),
                recorder.laneOf("alpha"));
        assertEquals(List.of("added alpha"), recorder.eventsOf("alpha"));
        Await.until("counted", () -> fixture.lane(router, "alpha").orders() == 2);
    }

    @Test
    void quarantineByCommandEndsWithANewIncarnation() {
        fixture.handler(0, recorder);
        Router router = fixture.start();
        StrategySession alpha = fixture.strategy("alpha");
        Await.until("attached", () -> router.strategies().contains(ALPHA));
        router.quarantine(ALPHA, "looks odd");
        Await.until("aside", () -> fixture.lane(router, "alpha").state() == LaneState.QUARANTINED);
        alpha.close();
        Await.until("gone", () -> recorder.eventsOf("alpha").size() == 2);
        RouterFixture.send(fixture.strategy("alpha"), "anew");
        Await.until("served", () -> recorder.orders("alpha").size() == 1);
    }

    @Test
    void commandsForStrategiesThatAreNotThereSaySo() {
        Router router = fixture.start();
        assertFalse(router.quarantine(ALPHA, "nobody"));
        assertFalse(router.resume(ALPHA));
        assertFalse(router.skip(ALPHA));
    }

    @Test
    void skipGivesUpTheOrderThatAHandlerRefusesAndNoOther() {
        AtomicBoolean refusing = new AtomicBoolean(true);
        fixture.handler(
                0,
                (order, reply) -> {
                    if (order.seq() == 1 && refusing.get()) {
                        throw new IllegalStateException("never");
                    }
                    recorder.onOrder(order, reply);
                });
        Router router = fixture.start();
        StrategySession alpha = fixture.strategy("alpha");
        for (String text : List.of("zero", "one", "two")) {
            RouterFixture.send(alpha, text);
        }
        Await.until("refused", () -> recorder.problems("strategy=alpha").size() == 1);
        assertEquals(1, recorder.orders().size());
        assertTrue(router.skip(ALPHA));
        Await.until("goes on", () -> recorder.orders().size() == 2);
        assertEquals(List.of("alpha:0:zero", "alpha:2:two"), recorder.orders());
        assertEquals(1, fixture.lane(router, "alpha").deadLetters());

        // Nothing is refused now, so there is nothing to skip.
        router.skip(ALPHA);
        RouterFixture.send(alpha, "three");
        Await.until("handled", () -> recorder.orders().size() == 3);
        assertEquals(1, fixture.lane(router, "alpha").deadLetters());
    }
}
