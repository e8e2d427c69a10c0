package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInHandler;
import chronicle.core.FanInOptions;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.Ordering;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In which order a merge hands out, and that no lane keeps another waiting for ever. */
public abstract class FanInOrderContract extends QueueFixture {

    /** Longer than any pause of a busy machine between two lines of a test. */
    private static final long LONG_WAIT_NS = TimeUnit.SECONDS.toNanos(1);

    private final List<String> seen = new ArrayList<>();

    private final FanInHandler collect =
            (lane, message) -> seen.add(lane.name() + "/" + text(message));

    @Test
    void optionsThatContradictEachOtherAreRefused() {
        FanInOptions byTime = FanInOptions.DEFAULTS;
        for (long wait : new long[] {-1, LONG_WAIT_NS + 1}) {
            QueueException refused =
                    assertThrows(QueueException.class, () -> byTime.withOrderWaitNs(wait));
            assertEquals("orderWaitNs is not within 0..1000000000: " + wait, refused.getMessage());
        }
        FanInOptions waiting = byTime.withOrderWaitNs(1);
        QueueException refused =
                assertThrows(
                        QueueException.class, () -> waiting.withOrdering(Ordering.ROUND_ROBIN));
        assertEquals(
                "orderWaitNs is for Ordering.TIMESTAMP alone: ROUND_ROBIN", refused.getMessage());
    }

    @Test
    void silentLaneIsWaitedForAndItsEarlierMessageComesFirst() {
        QueueWriter a = queueWriter("a");
        QueueWriter b = queueWriter("b");
        FanInReader fanIn = closing(queues.fanIn(waiting(LONG_WAIT_NS)));
        lane(fanIn, "a");
        lane(fanIn, "b");
        long ahead = epochNs() + TimeUnit.HOURS.toNanos(1);
        put(a, ahead + 2, "second");
        assertEquals(0, fanIn.poll(collect, 10));
        put(b, ahead + 1, "first");
        fanIn.poll(collect, 10);
        assertEquals(List.of("b/first"), seen.subList(0, 1));
        pollUntil(fanIn, 2);
        assertEquals(List.of("b/first", "a/second"), seen);
    }

    @Test
    void messageIsHeldBackNoLongerThanTheWaitWhateverItsTimestamp() {
        QueueWriter a = queueWriter("a");
        queueWriter("b");
        long wait = TimeUnit.MILLISECONDS.toNanos(20);
        FanInReader fanIn = closing(queues.fanIn(waiting(wait)));
        lane(fanIn, "a");
        lane(fanIn, "b");
        put(a, epochNs() + TimeUnit.HOURS.toNanos(1), "future");
        long begin = System.nanoTime();
        pollUntil(fanIn, 1);
        assertTrue(System.nanoTime() - begin >= wait);
        put(a, -1, "largest");
        pollUntil(fanIn, 2);
        put(a, 1, "old");
        assertEquals(1, fanIn.poll(collect, 10));
    }

    @Test
    void nothingIsHeldBackForLanesThatAreHeldOrWhenNoneIsSilent() {
        QueueWriter a = queueWriter("a");
        QueueWriter b = queueWriter("b");
        FanInReader fanIn = closing(queues.fanIn(waiting(LONG_WAIT_NS)));
        lane(fanIn, "a");
        Lane laneB = lane(fanIn, "b");
        long ahead = epochNs() + TimeUnit.HOURS.toNanos(1);
        put(a, ahead, "a1");
        put(b, ahead + 1, "b1");
        assertEquals(1, fanIn.poll(collect, 10));
        laneB.hold();
        put(a, ahead + 2, "a2");
        put(a, ahead + 3, "a3");
        assertEquals(1, fanIn.poll(collect, 1));
        assertEquals(List.of("a/a1", "a/a2"), seen);
    }

    @Test
    void roundRobinGivesEachLaneItsTurnWhateverTheTimestamps() {
        FanInReader fanIn =
                closing(queues.fanIn(FanInOptions.DEFAULTS.withOrdering(Ordering.ROUND_ROBIN)));
        int[] counts = {500, 5, 300};
        for (int q = 0; q < counts.length; q++) {
            QueueWriter writer = queueWriter("q" + q);
            lane(fanIn, "q" + q);
            for (int i = 0; i < counts[q]; i++) {
                put(writer, 1_000 * q, String.valueOf(i));
            }
        }
        while (fanIn.poll(collect, 7) > 0) {
            assertTrue(seen.size() <= 805);
        }
        assertEquals(805, seen.size());
        for (int q = 0; q < counts.length; q++) {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < counts[q]; i++) {
                own.add("q" + q + "/" + i);
            }
            String lane = "q" + q + "/";
            assertEquals(own, seen.stream().filter(each -> each.startsWith(lane)).toList());
        }
        assertTrue(seen.indexOf("q1/4") < 50, "the small lane is through soon: " + seen);
        assertTrue(seen.indexOf("q2/299") < 650, "and the middle one is not last: " + seen);
    }

    private void pollUntil(FanInReader fanIn, int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (seen.size() < count) {
            fanIn.poll(collect, 10);
            assertTrue(System.nanoTime() - deadline < 0, "only " + seen);
        }
    }

    private static FanInOptions waiting(long nanos) {
        return FanInOptions.DEFAULTS.withOrderWaitNs(nanos);
    }

    private static long epochNs() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    private QueueWriter queueWriter(String name) {
        return writer(folder.resolve(name));
    }

    private static void put(QueueWriter writer, long time, String text) {
        writer.append(1, time, ByteBuffer.wrap(bytes(text)));
    }

    private Lane lane(FanInReader fanIn, String name) {
        QueueReader reader =
                closing(queues.openReader(folder.resolve(name), ReaderOptions.named("fan-in")));
        return fanIn.add(name, reader, null);
    }
}
