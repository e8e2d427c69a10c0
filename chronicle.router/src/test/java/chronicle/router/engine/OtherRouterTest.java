package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.Lease;
import chronicle.bus.LeaseFile;
import chronicle.bus.StrategyId;
import chronicle.router.LaneState;
import chronicle.router.OtherRouter;
import chronicle.testkit.Await;
import chronicle.testkit.LogLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two routers on one bus: the one that comes second says so once and waits for the other's end. */
final class OtherRouterTest extends RouterCase {

    @Test
    void otherRouterOfTheBusIsSaidOnceWithItsHolderAndTakenOverFrom() {
        fixture.handler(0, recorder);
        Router first = fixture.start();
        fixture.attached("alpha");
        fixture.attached("beta");
        try (LogLines log = new LogLines()) {
            Router second = fixture.start();
            Await.until(
                    "both are found held",
                    () -> second.otherRouter().map(OtherRouter::strategies).equals(Optional.of(2)));
            OtherRouter other = second.otherRouter().orElseThrow();
            assertEquals(
                    "this process ("
                            + ProcessHandle.current().pid()
                            + "), by another configuration",
                    other.holder());
            assertEquals(Optional.empty(), first.otherRouter());
            Await.until("tried again", () -> fixture.lane(second, "beta").attachRetries() > 3);
            assertEquals(other.sinceEpochNs(), second.otherRouter().orElseThrow().sinceEpochNs());
            String reason = fixture.lane(second, "beta").reason();
            assertTrue(reason.startsWith(OtherRouter.HOLDS + ": the reader is open"), reason);
            assertEquals(LaneState.ATTACHING, fixture.lane(second, "beta").state());
            assertEquals(1, recorder.problems("another router serves this bus").size());
            // Nothing else was said, but that this fixture has no watcher.
            assertEquals(
                    recorder.problems("no watcher is in use").size() + 1,
                    recorder.problems().size(),
                    recorder.problems()::toString);
            assertEquals(2, log.with("WARN").size(), () -> log.with("").toString());

            first.stop();
            Await.until("alone", () -> second.otherRouter().isEmpty());
            Await.until("served", () -> second.strategies().size() == 2);
            assertEquals(List.of(), recorder.problems("cannot be attached"));
        }
    }

    @Test
    void otherRouterThatHasNoLeaseYetIsSaidWithItsProcessWhenItHas() throws Exception {
        StrategyId alpha = new StrategyId("alpha");
        Path ordersIn = fixture.bus.endpoints(alpha).ordersIn();
        Files.createDirectories(ordersIn);
        Notifier notifier = new Notifier(root, fixture.services.listeners(), recorder, () -> {});
        OtherRouters others = new OtherRouters(fixture.bus, notifier);
        others.holds(alpha);
        assertEquals("a process without a LEASE", others.now().orElseThrow().holder());
        assertEquals(0, notifier.problems());

        LeaseFile.write(ordersIn, new Lease(4711, 1, 1, 1, 1_000_000_000));
        others.holds(alpha);
        assertEquals("process 4711", others.now().orElseThrow().holder());
        notifier.deliver();
        assertEquals(1, recorder.problems("holder=\"process 4711\"").size());
        others.holds(alpha);
        others.holds(new StrategyId("beta"));
        assertEquals(1, notifier.problems());
    }

    @Test
    void holderThatHasNoLeaseTheNextTimeEitherIsSaidAllTheSame() {
        Notifier notifier = new Notifier(root, fixture.services.listeners(), recorder, () -> {});
        OtherRouters others = new OtherRouters(fixture.bus, notifier);
        others.holds(new StrategyId("alpha"));
        others.holds(new StrategyId("alpha"));
        notifier.deliver();
        assertEquals(1, recorder.problems("holder=\"a process without a LEASE\"").size());
    }

    @Test
    void strategyThatLeavesIsNotHeldElsewhereAnyMore() {
        fixture.start();
        var alpha = fixture.attached("alpha");
        Router second = fixture.start();
        Await.until("held", () -> second.otherRouter().isPresent());
        alpha.close();
        Await.until("over", () -> second.otherRouter().isEmpty());
    }

    @Test
    void newReasonInTheSameStateIsNoEventAndItsStateKeepsItsAge() {
        fixture.start();
        fixture.attached("alpha");
        Router second = fixture.start();
        Await.until("held", () -> second.otherRouter().isPresent());
        Await.until("tried", () -> fixture.lane(second, "alpha").attachRetries() > 3);
        assertEquals(1, second.events().size(), second.events()::toString);
        assertEquals(
                second.events().get(0).epochNs(), fixture.lane(second, "alpha").sinceEpochNs());
    }
}
