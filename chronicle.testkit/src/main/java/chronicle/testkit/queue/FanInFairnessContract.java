package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInHandler;
import chronicle.core.FanInOptions;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.MessageView;
import chronicle.core.Ordering;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * No lane keeps another waiting: counted in messages of others, which does not depend on how fast
 * the machine is.
 */
public abstract class FanInFairnessContract extends QueueFixture {

    private static final int BATCH = 50;
    private static final long LATE = 1_000_000_000L;

    /** Between two messages of the quiet lane. */
    private static final int QUIET_EVERY = 97;

    /** A lane waits for at most twice as many messages of lanes that have caught up. */
    private static final int PATIENCE = 8192;

    private static final int SILENT = 150;

    /** More than it takes to ask so many lanes, 64 with each second poll. */
    private static final int MANY_POLLS = 20;

    private final ByteBuffer payload = ByteBuffer.allocate(8);

    /** Puts a message into the quiet lane now and then, and counts what comes out before it. */
    private final class Quiet implements FanInHandler {

        private final QueueWriter writer;
        private final List<Integer> waits = new ArrayList<>();
        private int others;
        private int putAt = -1;

        Quiet(QueueWriter writer) {
            this.writer = writer;
        }

        @Override
        public boolean onMessage(Lane lane, MessageView message) {
            if (lane.name().equals("quiet")) {
                waits.add(others - putAt);
                putAt = -1;
                return true;
            }
            others++;
            if (others % QUIET_EVERY == 0 && putAt < 0) {
                put(writer, LATE + others);
                putAt = others;
            }
            return true;
        }
    }

    @Test
    void quietLaneWaitsForOneTurnBesideAFloodInTurns() {
        FanInReader fanIn =
                closing(queues.fanIn(FanInOptions.DEFAULTS.withOrdering(Ordering.ROUND_ROBIN)));
        Quiet quiet = flood(fanIn, 20_000);
        assertTrue(quiet.waits.size() > 100, () -> "only " + quiet.waits);
        assertTrue(Collections.max(quiet.waits) <= 2 * BATCH, quiet.waits::toString);
    }

    @Test
    void floodByAClockThatIsBehindKeepsNoLaneWaitingForEver() {
        Quiet quiet = flood(closing(queues.fanIn()), 60_000);
        assertTrue(quiet.waits.size() >= 3, () -> "only " + quiet.waits);
        int longest = Collections.max(quiet.waits.subList(0, 3));
        assertTrue(longest <= 2 * PATIENCE + BATCH, quiet.waits::toString);
    }

    /** All of it comes while the lanes are in, under timestamps before those of the quiet lane. */
    private Quiet flood(FanInReader fanIn, int messages) {
        QueueWriter flooding = queueWriter("flooding");
        Quiet quiet = new Quiet(queueWriter("quiet"));
        lane(fanIn, "flooding");
        lane(fanIn, "quiet");
        for (int i = 0; i < messages; i++) {
            put(flooding, 1);
        }
        while (fanIn.poll(quiet, BATCH) > 0) {
            assertTrue(quiet.others <= messages);
        }
        assertEquals(messages, quiet.others);
        return quiet;
    }

    @Test
    void laneThatEndsEachAwaitKeepsNoneOfManyOthersWaiting() throws InterruptedException {
        FanInReader fanIn = closing(queues.fanIn());
        QueueWriter busy = queueWriter("busy");
        lane(fanIn, "busy");
        QueueWriter quiet = queueWriter("quiet");
        lane(fanIn, "quiet");
        for (int i = 0; i < SILENT; i++) {
            queueWriter("silent" + i);
            lane(fanIn, "silent" + i);
        }
        List<String> seen = new ArrayList<>();
        FanInHandler collect = (lane, message) -> seen.add(lane.name());
        assertEquals(0, fanIn.poll(collect, 1));
        put(busy, LATE);
        put(quiet, 1);
        while (!seen.contains("quiet")) {
            assertTrue(fanIn.await(LATE));
            assertEquals(1, fanIn.poll(collect, 1));
            assertTrue(seen.size() < MANY_POLLS, seen::toString);
            put(busy, LATE);
        }
    }

    @Test
    void whatWasThereWhenItsLaneWasAddedComesOutStrictlyByTimeAndAlikeEachTime() {
        int messages = 3 * PATIENCE;
        QueueWriter early = queueWriter("early");
        QueueWriter late = queueWriter("late");
        put(late, LATE);
        put(late, LATE + 1);
        for (int i = 0; i < messages; i++) {
            put(early, i);
        }
        List<String> first = order("first", List.of("late", "early"));
        assertEquals(messages + 2, first.size());
        assertEquals(List.of("late 0", "late 1"), first.subList(messages, messages + 2));
        assertEquals(first, order("second", List.of("late", "early")));
    }

    private List<String> order(String reader, List<String> names) {
        List<String> seen = new ArrayList<>();
        FanInReader fanIn = closing(queues.fanIn());
        for (String name : names) {
            lane(fanIn, name, reader);
        }
        FanInHandler noting = (lane, message) -> seen.add(lane.name() + " " + message.seq());
        int polled = fanIn.poll(noting, BATCH);
        while (polled > 0) {
            polled = fanIn.poll(noting, BATCH);
        }
        return seen;
    }

    @Test
    void laneThatWasSilentForLongAmongManyIsSeenBesideAFlood() {
        int silent = 200;
        FanInReader fanIn = closing(queues.fanIn());
        QueueWriter flooding = queueWriter("flooding");
        lane(fanIn, "flooding");
        List<QueueWriter> writers = new ArrayList<>();
        for (int i = 0; i < silent; i++) {
            writers.add(queueWriter("silent" + i));
            lane(fanIn, "silent" + i);
        }
        for (int i = 0; i < 20_000; i++) {
            put(flooding, LATE);
        }
        List<String> seen = new ArrayList<>();
        fanIn.poll((lane, message) -> seen.add(lane.name()), BATCH);
        for (QueueWriter writer : writers) {
            put(writer, 1);
        }
        for (int i = 0; i < 10; i++) {
            fanIn.poll((lane, message) -> seen.add(lane.name()), 4 * BATCH);
        }
        for (int i = 0; i < silent; i++) {
            assertTrue(seen.contains("silent" + i), "not " + i + " in " + seen);
        }
    }

    @Test
    void tiesGoByTheOrderOfAddingAlsoAfterLanesHaveLeft() {
        FanInReader fanIn = closing(queues.fanIn());
        List<String> expected = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            String name = "q" + round;
            QueueWriter writer = queueWriter(name);
            put(writer, 7);
            Lane lane = lane(fanIn, name);
            if (round % 3 == 0) {
                fanIn.remove(lane);
            } else {
                expected.add(name);
            }
        }
        List<String> seen = new ArrayList<>();
        assertEquals(expected.size(), fanIn.poll((lane, message) -> seen.add(lane.name()), 100));
        assertEquals(expected, seen);
    }

    @Test
    void lanesThatLeaveInTheMiddleOfAPollAreOutAtOnceAndKeepTheirPlace() {
        FanInReader fanIn = closing(queues.fanIn());
        List<Lane> lanes = new ArrayList<>();
        for (int q = 0; q < 5; q++) {
            QueueWriter writer = queueWriter("q" + q);
            for (int i = 0; i < 10; i++) {
                put(writer, 10 * i + q);
            }
            lanes.add(lane(fanIn, "q" + q));
        }
        List<String> seen = new ArrayList<>();
        FanInHandler leaving =
                (lane, message) -> {
                    seen.add(lane.name() + " " + message.seq());
                    if (message.timestampNs() == 32) {
                        fanIn.remove(lanes.get(1));
                        fanIn.remove(lanes.get(2));
                        fanIn.remove(lanes.get(3));
                    }
                    return true;
                };
        while (fanIn.poll(leaving, 100) > 0) {
            assertTrue(seen.size() <= 50);
        }
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (int q = 0; q < 5; q++) {
                if (q == 0 || q == 4 || 10 * i + q <= 32) {
                    expected.add("q" + q + " " + i);
                }
            }
        }
        assertEquals(expected, seen);
        long next = 64 + 128 * 4;
        assertEquals(next, queues.inspect(folder.resolve("q2")).readers().get(0).offset());
        assertEquals(next - 128, queues.inspect(folder.resolve("q3")).readers().get(0).offset());
    }

    @Test
    void laneWhoseWriterDiesGoesOnWithTheNextOne() {
        FanInReader fanIn = closing(queues.fanIn());
        QueueWriter mortal = queueWriter("mortal");
        QueueWriter other = queueWriter("other");
        lane(fanIn, "mortal");
        lane(fanIn, "other");
        List<String> seen = new ArrayList<>();
        FanInHandler noting = (lane, message) -> seen.add(lane.name() + " " + message.seq());
        put(mortal, 1);
        mortal.close();
        put(other, 2);
        assertEquals(2, fanIn.poll(noting, 10));
        put(other, 3);
        assertEquals(1, fanIn.poll(noting, 10));
        put(queueWriter("mortal"), 4);
        assertEquals(1, fanIn.poll(noting, 10));
        assertEquals(List.of("mortal 0", "other 0", "other 1", "mortal 1"), seen);
    }

    private void put(QueueWriter writer, long time) {
        writer.append(1, time, payload.clear());
    }

    /** One that deletes nothing: what one reader has read, the next one is to find as well. */
    private QueueWriter queueWriter(String name) {
        return closing(
                queues.openWriter(
                        folder.resolve(name),
                        WriterOptions.DEFAULTS
                                .withSegmentSize(1 << 20)
                                .withRetention(Retention.KEEP_ALL)));
    }

    private Lane lane(FanInReader fanIn, String name) {
        return lane(fanIn, name, "fan-in");
    }

    private Lane lane(FanInReader fanIn, String name, String readerName) {
        QueueReader reader =
                closing(queues.openReader(folder.resolve(name), ReaderOptions.named(readerName)));
        return fanIn.add(name, reader, null);
    }
}
