package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.Lease;
import chronicle.bus.LeaseFile;
import chronicle.bus.LeaseJudge.Verdict;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.QueueWriter;
import chronicle.core.WriterOptions;
import chronicle.router.LaneState;
import chronicle.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Owners that die, come back, or only seem to be dead. */
final class LeaseWatchTest {

    @TempDir Path root;
    private long now;

    @Test
    void roundsGoInSlicesAndRestAThousandTimesAsLong() {
        List<Path> judged = new ArrayList<>();
        LeaseWatch watch =
                new LeaseWatch(
                        path -> {
                            judged.add(path);
                            now += 5_000;
                            return Verdict.LIVE;
                        },
                        path -> {},
                        () -> now,
                        journal(),
                        Duration.ofSeconds(1));
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            slots.add(live("s" + i));
        }
        watch.look(slots);
        assertEquals(0, judged.size());
        now += 1_000_000_000;
        for (int slice = 1; slice <= 31; slice++) {
            assertEquals(0, watch.untilDue(Long.MAX_VALUE));
            watch.look(slots);
            assertEquals(slice * LeaseWatch.SLICE, judged.size());
        }
        watch.look(slots);
        assertEquals(1000, judged.size());
        assertEquals(LeaseWatch.SHARE * 1000 * 5_000L, watch.untilDue(Long.MAX_VALUE));
        watch.look(slots);
        assertEquals(1000, judged.size());
    }

    @Test
    void lanesWhoseOrdersFlowAreNotLookedAt() {
        List<Path> judged = new ArrayList<>();
        LeaseWatch watch =
                new LeaseWatch(
                        path -> {
                            judged.add(path);
                            return Verdict.STALE;
                        },
                        path -> {},
                        () -> now,
                        journal(),
                        Duration.ofMillis(1));
        Slot slot = live("busy");
        for (int i = 0; i < 3; i++) {
            slot.counters.orders.increment();
            now += 1_000_000;
            watch.look(List.of(slot));
        }
        assertEquals(List.of(), judged);
        now += 1_000_000;
        watch.look(List.of(slot));
        assertEquals(1, judged.size());
        assertEquals(LaneState.STALE, slot.state());
    }

    private static LaneJournal journal() {
        RouterServices none = RouterServices.empty();
        return new LaneJournal(
                new Notifier(Path.of("bus"), none.listeners(), new Recorder(), () -> {}));
    }

    private Slot live(String name) {
        StrategyId id = new StrategyId(name);
        Slot slot = new Slot(id, AttachPolicy.DEFAULTS);
        StrategyEndpoints endpoints = new BusLayout(root).endpoints(id);
        slot.lane = new StrategyLane(endpoints, null, null, "", "", slot.counters);
        journal().write(slot, LaneState.LIVE, "for the test");
        return slot;
    }

    @Test
    void deadOwnersAreToldAndTheirSuccessorsServedWhileSuspendedOnesStayLive() {
        try (RouterFixture fixture = new RouterFixture(root)) {
            Recorder recorder = fixture.recorder;
            fixture.handler(0, recorder);
            QueueWriter suspended = owner(fixture, "suspended", 1);
            QueueWriter dying = owner(fixture, "dying", 400);
            dying.append(2, "last".getBytes(StandardCharsets.US_ASCII));
            Router router =
                    fixture.start(
                            fixture.settings()
                                    .withAttach(
                                            AttachPolicy.DEFAULTS.withOwnerCheck(
                                                    Duration.ofMillis(10))));
            Await.until("both attached", () -> router.strategies().size() == 2);
            long dead = dying.epoch();
            dying.close();
            Await.until("stale", () -> fixture.lane(router, "dying").state() == LaneState.STALE);
            Await.until("drained", () -> recorder.orders("dying").size() == 1);
            assertTrue(router.strategies().contains(new StrategyId("dying")));

            // Before it has the lock, which were another reason to be back.
            lease(fixture, "dying", dead + 1, 60_000);
            QueueWriter successor = writer(fixture, "dying");
            assertEquals(dead + 1, successor.epoch());
            Await.until("back", () -> recorder.laneOf("dying").size() == 4);
            successor.append(2, "next".getBytes(StandardCharsets.US_ASCII));
            Await.until("served", () -> recorder.orders("dying").size() == 2);
            assertEquals(
                    List.of(
                            "ATTACHING it is on the bus",
                            "LIVE its queues are open",
                            "STALE its owner died, LEASE is over and the lock is free",
                            "LIVE LEASE is renewed"),
                    recorder.laneOf("dying"));
            // Its lease was over long before the other's, but it holds its lock.
            assertEquals(
                    List.of("ATTACHING it is on the bus", "LIVE its queues are open"),
                    recorder.laneOf("suspended"));
            assertEquals(List.of("added dying"), recorder.eventsOf("dying"));
            assertFalse(router.strategies().isEmpty());
            successor.close();
            suspended.close();
        }
    }

    /** A READY strategy whose lease is written once and then left alone. */
    private static QueueWriter owner(RouterFixture fixture, String name, long ttlMs) {
        QueueWriter writer = writer(fixture, name);
        lease(fixture, name, writer.epoch(), ttlMs);
        ReadyMarker.publish(writer.directory());
        return writer;
    }

    private static QueueWriter writer(RouterFixture fixture, String name) {
        return fixture.queues.openWriter(
                fixture.directory(name).resolve("orders_out"),
                WriterOptions.DEFAULTS.withSegmentSize(16 << 10));
    }

    private static void lease(RouterFixture fixture, String name, long epoch, long ttlMs) {
        long epochNs = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        long ttlNs = TimeUnit.MILLISECONDS.toNanos(ttlMs);
        LeaseFile.write(
                fixture.directory(name).resolve("orders_out"),
                new Lease(1, 0, epoch, epochNs, ttlNs));
    }
}
