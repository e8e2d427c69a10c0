package chronicle.core.engine;

import static chronicle.core.engine.QuietQueue.PER_SEGMENT;
import static chronicle.core.engine.QuietQueue.SEGMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import chronicle.core.RetentionStats;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted, and what is refused, to make room for one more segment. */
class SegmentLimitTest {

    @TempDir private Path folder;

    private QuietQueue queue;

    @BeforeEach
    void fourSegmentsTheLastOneJustBegun() {
        queue = new QuietQueue(folder.resolve("queue"));
        queue.fillAndBegin(3);
        assertEquals(List.of(0, 1, 2, 3), queue.segments());
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private static Retention limit(int segments) {
        return Retention.WHEN_READ.withMaxSegments(segments);
    }

    private static Retention ring(int segments) {
        return limit(segments).whenFull(WhenFull.DROP_OLDEST);
    }

    private QueueException refusal(Retention how) {
        SegmentRetention retention = queue.retention(how);
        return assertThrows(QueueException.class, () -> retention.makeRoom(3));
    }

    @Test
    void fullQueueIsSaidToBeFullWithItsNumbers() {
        queue.read("r", 1);
        QueueException full = refusal(limit(4));
        assertEquals(Category.QUEUE_FULL, full.category());
        assertEquals(
                "the queue is full, its readers have to catch up or its limit has to be raised path="
                        + queue.directory
                        + " segments=4 limit=4 segment_size=4096",
                full.getMessage());
        assertEquals(List.of(0, 1, 2, 3), queue.segments());
    }

    @Test
    void thereIsRoomBelowTheLimitAndWithoutOne() {
        queue.read("r", 3 * PER_SEGMENT + 1);
        queue.retention(limit(5)).makeRoom(3);
        queue.retention(Retention.WHEN_READ).makeRoom(3);
        queue.retention(Retention.WHEN_READ.withMaxBytes(5 * SEGMENT)).makeRoom(3);
        assertEquals(List.of(0, 1, 2, 3), queue.segments());
    }

    @Test
    void noMoreIsDeletedThanRoomIsNeededFor() {
        queue.read("r", 3 * PER_SEGMENT + 1);
        queue.retention(limit(4)).makeRoom(3);
        assertEquals(List.of(1, 2, 3), queue.segments());
        queue.retention(Retention.WHEN_READ.withMaxBytes(3 * SEGMENT - 1)).makeRoom(3);
        assertEquals(List.of(3), queue.segments());
    }

    @Test
    void whatIsReadGoesAlthoughItDoesNotMakeEnoughRoom() {
        queue.read("r", PER_SEGMENT + 1);
        assertEquals(Category.QUEUE_FULL, refusal(limit(2)).category());
        assertEquals(List.of(1, 2, 3), queue.segments());
    }

    @Test
    void queueWithoutReadersIsFullToo() {
        assertEquals(Category.QUEUE_FULL, refusal(limit(4)).category());
    }

    @Test
    void queueThatDeletesNothingIsFullWhateverWasRead() {
        queue.read("r", 3 * PER_SEGMENT + 1);
        for (WhenFull action : WhenFull.values()) {
            Retention keep = Retention.KEEP_ALL.withMaxSegments(4).whenFull(action);
            assertEquals(Category.QUEUE_FULL, refusal(keep).category());
        }
        assertEquals(List.of(0, 1, 2, 3), queue.segments());
    }

    @Test
    void ringDropsTheOldestReadOrNot() {
        queue.read("r", PER_SEGMENT + 5);
        SegmentRetention retention = queue.retention(ring(3));
        retention.makeRoom(3);
        assertEquals(List.of(2, 3), queue.segments());
        assertEquals(new RetentionStats(2, 2 * SEGMENT, 1, PER_SEGMENT - 5), retention.stats());
    }

    @Test
    void ringWithoutReadersDropsToo() {
        SegmentRetention retention = queue.retention(ring(4));
        retention.makeRoom(3);
        assertEquals(List.of(1, 2, 3), queue.segments());
        assertEquals(new RetentionStats(1, SEGMENT, 0, 0), retention.stats());
    }

    @Test
    void ringNeverDropsTheTailNorTheLastMessages() {
        queue.retention(ring(2)).makeRoom(3);
        assertEquals(List.of(3), queue.segments());
        queue.writer.seal();
        assertEquals(List.of(3, 4), queue.segments());
        SegmentRetention retention = queue.retention(ring(2));
        QueueException full = assertThrows(QueueException.class, () -> retention.makeRoom(4));
        assertEquals(Category.QUEUE_FULL, full.category());
        queue.writer.append(1, new byte[1]);
        retention.makeRoom(4);
        assertEquals(List.of(4), queue.segments());
    }

    @Test
    void roomForLessThanTwoSegmentsIsRefusedWithItsNumbers() {
        Retention tight = Retention.WHEN_READ.withMaxBytes(2 * SEGMENT - 1);
        QueueException refused =
                assertThrows(
                        QueueException.class,
                        () -> SegmentRetention.check(tight, SEGMENT, queue.directory));
        assertEquals(Category.INVALID_ARGUMENT, refused.category());
        assertEquals(
                "max bytes have no room for two segments, raise them max_bytes=8191"
                        + " segment_size=4096 path="
                        + queue.directory,
                refused.getMessage());
        SegmentRetention.check(tight.withMaxBytes(2 * SEGMENT), SEGMENT, queue.directory);
        SegmentRetention.check(tight.withMaxBytes(0), SEGMENT, queue.directory);
    }
}
