package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.session.StrategySession;
import chronicle.router.LaneState;
import chronicle.router.RouterListener;
import chronicle.testkit.Await;
import chronicle.testkit.ProcSelf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Life cycle of strategies in a router, over real queues. */
final class RouterTest extends RouterCase {

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
        // Without a handler it drains for as long as it takes.
        Await.until("drains", () -> fixture.lane(router, "alpha").state() == LaneState.DRAINING);
        session.ready();
        // Its return is seen with beta as a rule, and told after the release in any case.
        fixture.strategy("beta");
        Await.until("beta", () -> recorder.events().contains("added beta"));
        RouterFixture.send(session, "two");

        fixture.handler(0, recorder);
        Await.until("both", () -> recorder.orders("alpha").size() == 2);
        Await.until("again", () -> recorder.eventsOf("alpha").size() == 3);
        assertEquals(
                List.of("added alpha", "removed alpha", "added alpha"), recorder.eventsOf("alpha"));
        assertEquals(2, router.strategies().size());
        assertEquals(List.of("alpha:0:one", "alpha:1:two"), recorder.orders("alpha"));
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

    private static int poll(StrategySession session, List<String> replies) {
        session.pollReplies(
                message ->
                        replies.add(new String(message.copyPayload(), StandardCharsets.US_ASCII)),
                100);
        return replies.size();
    }
}
