package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.LeaseJudge.Verdict;
import chronicle.bus.StrategyId;
import chronicle.bus.session.StrategySession;
import chronicle.core.WriterOptions;
import chronicle.router.LaneState;
import chronicle.router.engine.ReplyPolicy.Full;
import chronicle.testkit.Await;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategies that do not read their replies: bounded, and nobody else's business. */
final class FullRepliesTest {

    private static final int SEGMENT = 4096;
    private static final int LIMIT = 4 * SEGMENT;

    /** Two of them fill a segment, so four segments hold some eight. */
    private static final int LARGE = 1800;

    @TempDir Path root;
    private RouterFixture fixture;
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();

    @BeforeEach
    void open() {
        fixture = new RouterFixture(root);
        fixture.handler(
                0,
                (order, reply) -> {
                    handled.add(order.strategy() + ":" + order.seq());
                    byte[] answer = new byte[LARGE];
                    ByteBuffer.wrap(answer).putLong(order.seq());
                    if (reply.append(1, answer) < 0) {
                        refused.incrementAndGet();
                    }
                });
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Router start(Full full) {
        return fixture.start(
                fixture.settings()
                        .withReplies(
                                ReplyPolicy.DEFAULTS
                                        .withSegmentSize(SEGMENT)
                                        .withFull(full, LIMIT)));
    }

    @Test
    void strategyThatDoesNotReadWaitsAndTheOthersGoOn() throws Exception {
        Router router = start(Full.BLOCK);
        StrategySession deaf = fixture.attached("deaf");
        StrategySession good = fixture.attached("good");
        List<Long> goodReplies = new ArrayList<>();
        List<Long> deafReplies = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            RouterFixture.send(deaf, "d");
        }
        Await.until("said", () -> problems("strategy=deaf").size() == 1);
        for (int i = 0; i < 40; i++) {
            RouterFixture.send(good, "g");
            Await.until("reply", () -> read(good, goodReplies) > 0);
        }
        long passed = fixture.lane(router, "deaf").orders();
        assertTrue(passed > 0 && passed < 40, "orders=" + passed);
        assertTrue(bytes("deaf") <= LIMIT, "bytes=" + bytes("deaf"));
        assertEquals(LaneState.BLOCKED, fixture.lane(router, "deaf").state());
        String reason = fixture.lane(router, "deaf").reason();
        assertTrue(reason.startsWith("it does not read its replies: the queue is full"), reason);
        assertEquals(LaneState.LIVE, fixture.lane(router, "good").state());
        assertEquals(1, router.transitions(LaneState.BLOCKED));

        Await.until(
                "all once it reads",
                () -> {
                    read(deaf, deafReplies);
                    return deafReplies.size() == 40;
                });
        assertEquals(LongStream.range(0, 40).boxed().toList(), deafReplies);
        assertEquals(40, handled.stream().filter(order -> order.startsWith("deaf")).count());
        assertEquals(0, fixture.lane(router, "deaf").droppedReplies());
        assertEquals(0, refused.get());
        Await.until("counted", () -> fixture.lane(router, "deaf").replies() == 40);
        assertEquals(LaneState.LIVE, fixture.lane(router, "deaf").state());
        // The next state, whatever became of a reader that was slow once more.
        Await.until("told", () -> fixture.recorder.laneOf("deaf").size() > 3);
        assertEquals(
                "LIVE there is room for its replies again",
                fixture.recorder.laneOf("deaf").get(3),
                fixture.recorder.laneOf("deaf")::toString);
    }

    @Test
    void blockedStrategyWhoseOwnerDiesIsStaleAndBlockedAgainWhenItIsBack() {
        AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.STALE);
        AtomicLong now = new AtomicLong();
        LaneJournal journal = journal();
        Slot slot = slot();
        journal.write(slot, LaneState.LIVE, "for the test");
        LeaseWatch watch =
                new LeaseWatch(
                        path -> verdict.get(), path -> {}, now::get, journal, Duration.ofNanos(1));
        slot.lane.blocked = "no room";
        journal.write(slot, LaneState.BLOCKED, slot.lane.blocked);
        now.addAndGet(1_000);
        watch.look(List.of(slot));
        assertEquals(LaneState.STALE, slot.state());
        verdict.set(Verdict.LIVE);
        now.addAndGet(1_000_000_000);
        watch.look(List.of(slot));
        assertEquals("BLOCKED no room", slot.state() + " " + slot.status().reason());
        new ReplyRoom(journal, null).found(slot);
        assertEquals(LaneState.LIVE, slot.state());
    }

    private static LaneJournal journal() {
        return new LaneJournal(
                new Notifier(
                        Path.of("bus"),
                        RouterServices.empty().listeners(),
                        new Recorder(),
                        () -> {}));
    }

    private Slot slot() {
        StrategyId id = new StrategyId("deaf");
        Slot slot = new Slot(id, AttachPolicy.DEFAULTS);
        slot.lane = new StrategyLane(fixture.bus.endpoints(id), null, null, "", "", slot.counters);
        return slot;
    }

    @Test
    void orderWhoseReplyWaitsComesAgainAfterTheRouterWasStopped() {
        Router router = start(Full.BLOCK);
        StrategySession deaf = fixture.attached("deaf");
        for (int i = 0; i < 20; i++) {
            RouterFixture.send(deaf, "d");
        }
        Await.until("said", () -> problems("strategy=deaf").size() == 1);
        long passed = fixture.lane(router, "deaf").orders();
        router.stop();
        assertEquals(passed + 1, handled.size());
        start(Full.BLOCK);
        List<Long> replies = new ArrayList<>();
        Await.until(
                "every reply, once",
                () -> {
                    read(deaf, replies);
                    return replies.size() == 20;
                });
        assertEquals(LongStream.range(0, 20).boxed().toList(), replies);
        assertEquals(21, handled.size(), "the one whose reply was lost with the router");
    }

    @Test
    void strategyThatLeavesWithoutReadingIsLetGoAndFindsAllWhenItComesBack() {
        Router router = start(Full.BLOCK);
        StrategySession deaf = fixture.attached("deaf");
        for (int i = 0; i < 20; i++) {
            RouterFixture.send(deaf, "d");
        }
        Await.until("said", () -> problems("strategy=deaf").size() == 1);
        deaf.close();
        Await.until("gone", () -> fixture.recorder.events().contains("removed deaf"));
        assertEquals(List.of(), router.lanes());

        StrategySession back = fixture.strategy("deaf");
        List<Long> replies = new ArrayList<>();
        Await.until(
                "every reply, once",
                () -> {
                    read(back, replies);
                    return replies.size() == 20;
                });
        assertEquals(LongStream.range(0, 20).boxed().toList(), replies);
    }

    @Test
    void oldestRepliesGoWhenThatWasAskedForAndAreCounted() throws Exception {
        Router router = start(Full.DROP);
        StrategySession deaf = fixture.attached("deaf");
        List<Long> replies = new ArrayList<>();
        RouterFixture.send(deaf, "d");
        Await.until("registered", () -> read(deaf, replies) > 0);
        for (int i = 1; i < 100; i++) {
            RouterFixture.send(deaf, "d");
        }
        Await.until("all are handled", () -> fixture.lane(router, "deaf").orders() == 100);
        // Two fit a segment; while the one ahead of the last is made, others may still go.
        Path ahead = fixture.directory("deaf").resolve("orders_in/000000050.q");
        Await.until("nothing is made or deleted any more", () -> Files.exists(ahead));
        assertTrue(bytes("deaf") <= LIMIT, "bytes=" + bytes("deaf"));
        Await.until("the last ones", () -> read(deaf, replies) == 0 && replies.contains(99L));
        long dropped = fixture.lane(router, "deaf").droppedReplies();
        // Its reader still had what is left of the segment that it stood in, deleted under it.
        long missed = 100 - replies.size();
        assertTrue(missed > 50, "missed=" + missed);
        assertTrue(
                dropped >= missed && dropped <= missed + 1, "dropped=" + dropped + " " + replies);
    }

    @Test
    void queueThatWasMadeWithLargeSegmentsIsAllowedTwo() throws Exception {
        StrategySession session = fixture.silent("large");
        session.endpoints().makeOrdersIn();
        int large = 4 * LIMIT;
        fixture.queues
                .openWriter(
                        session.endpoints().ordersIn(),
                        WriterOptions.DEFAULTS.withSegmentSize(large))
                .close();
        start(Full.BLOCK);
        session.ready();
        for (int i = 0; i < 200; i++) {
            session.orders().append(1, new byte[8]);
        }
        Await.until("said", () -> problems("strategy=large").size() == 1);
        assertEquals(2 * large, bytes("large"));
    }

    @Test
    void repliesThatOneOrderCanMakeTheRouterKeepAreBounded() {
        List<String> thrown = new CopyOnWriteArrayList<>();
        fixture.handler(
                0,
                (order, reply) -> {
                    try {
                        for (int i = 0; i < 1000; i++) {
                            reply.append(1, new byte[LARGE]);
                        }
                    } catch (RuntimeException e) {
                        thrown.add(e.getMessage());
                    }
                });
        start(Full.BLOCK);
        RouterFixture.send(fixture.attached("deaf"), "d");
        Await.until("refused", () -> thrown.size() == 1);
        assertTrue(thrown.get(0).contains("than can be kept"), thrown.get(0));
    }

    private static int read(StrategySession session, List<Long> replies) {
        return session.pollReplies(
                reply -> replies.add(ByteBuffer.wrap(reply.copyPayload()).getLong()), 100);
    }

    private List<String> problems(String part) {
        return fixture.recorder.problems(part);
    }

    private long bytes(String strategy) throws Exception {
        try (var files = Files.list(fixture.directory(strategy).resolve("orders_in"))) {
            return files.filter(file -> file.toString().endsWith(".q"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
