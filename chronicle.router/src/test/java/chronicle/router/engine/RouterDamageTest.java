package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.session.StrategySession;
import chronicle.router.LaneState;
import chronicle.testkit.Await;
import chronicle.testkit.ProcSelf;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Queues that are not there yet, damaged or deleted: one strategy suffers, the others go on. */
final class RouterDamageTest extends RouterCase {

    @Test
    void queueThatCannotBeOpenedIsReportedOnceAndTriedAgain() throws Exception {
        fixture.handler(0, recorder);
        Router router = fixture.start();
        Path broken = fixture.directory("broken").resolve("orders_out");
        Files.createDirectories(broken);
        ReadyMarker.publish(broken);
        StrategySession good = fixture.strategy("good");
        RouterFixture.send(good, "g");
        Await.until("the good is served", () -> recorder.orders("good").size() == 1);
        Await.until("said", () -> recorder.problems("strategy=broken").size() == 1);

        ReadyMarker.withdraw(broken);
        // Else one more try would meet half of a queue, and have something else to say.
        Await.until("given up", () -> router.lanes().size() == 1, router::lanes);
        StrategySession late = fixture.strategy("broken");
        RouterFixture.send(late, "b");
        Await.until("attached after all", () -> recorder.orders("broken").size() == 1);
        assertEquals(1, recorder.problems("strategy=broken").size());
    }

    @Test
    void corruptRecordQuarantinesItsStrategyUntilItIsResumed() throws Exception {
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

        assertEquals(LaneState.QUARANTINED, fixture.lane(router, "bad").state());
        overwrite(segment, payloadOfSecond, saved);
        assertTrue(router.resume(new StrategyId("bad")));
        Await.until("healed", () -> recorder.orders("bad").size() == 2);
        assertEquals(List.of("bad:0:fine", "bad:1:spoilt"), recorder.orders("bad"));
        assertEquals(1, recorder.problems("strategy=bad").size(), recorder.problems()::toString);
        assertEquals(List.of("added bad"), recorder.eventsOf("bad"));
        Await.until("counted", () -> router.orders() == 52);
    }

    @Test
    void strategyDirectoryThatIsDeletedLeavesNothingBehind() throws Exception {
        fixture.handler(0, recorder);
        fixture.start();
        StrategySession session = fixture.strategy("alpha");
        RouterFixture.send(session, "one");
        Await.until("handled", () -> recorder.orders().size() == 1);
        Path directory = fixture.directory("alpha");
        takeAway(directory);
        Await.until("removed", () -> recorder.events().contains("removed alpha"));
        assertFalse(Files.exists(directory));
        session.close();
        assertEquals(List.of(), ProcSelf.mappings(root));
        assertEquals(List.of(), recorder.problems("strategy=alpha"));
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
        Router router = fixture.start();
        StrategySession session = fixture.strategy("alpha");
        RouterFixture.send(session, "one");
        // Said of alpha at once, or of all first: the JVM reports it at the access or later.
        Await.until("isolated", () -> !recorder.problems("strategy=alpha").isEmpty());
        // Nothing of ours can mend a queue that lost its bytes; somebody takes it away.
        Await.until("closed", () -> !router.strategies().contains(new StrategyId("alpha")));
        takeAway(fixture.directory("alpha").resolve("orders_in"));
        router.resume(new StrategyId("alpha"));
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

    /**
     * In one step: leases are renewed in it meanwhile, segments made, queues tried to be opened.
     */
    private void takeAway(Path directory) throws Exception {
        Path away = root.resolve("away");
        Files.move(directory, away);
        deleteTree(away);
    }

    private static void deleteTree(Path directory) throws Exception {
        try (var tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
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
