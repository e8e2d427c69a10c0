package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueInfo;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Retention;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The tiers of durability, as far as one can see without pulling the plug. */
public abstract class FlushContract extends SegmentedFixture {

    private record Checkpoint(long segment, long offset) {}

    private Checkpoint checkpoint() throws IOException {
        byte[] content = Files.readAllBytes(queue().resolve("index.meta"));
        assertEquals(16, content.length);
        ByteBuffer words = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        return new Checkpoint(words.getLong(), words.getLong());
    }

    private Checkpoint tail() {
        QueueInfo info = queues.inspect(queue());
        return new Checkpoint(info.currentSegment(), info.writeOffset());
    }

    @Test
    void withoutAFlushThereIsNoCheckpoint() {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        fillAndBegin(writer, 2);
        writer.close();
        assertFalse(Files.exists(queue().resolve("index.meta")));
    }

    @Test
    void eachFlushMovesTheCheckpointToTheTail() throws Exception {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        for (int i = 0; i < 20; i++) {
            fill(writer, 1 + i * 3);
            if (i % 2 == 0) {
                writer.flush();
            } else {
                writer.flushAsync().get(30, TimeUnit.SECONDS);
            }
            assertEquals(tail(), checkpoint());
        }
        writer.seal();
        writer.flush();
        assertEquals(new Checkpoint(tail().segment(), 64), checkpoint());
        assertFalse(Files.exists(queue().resolve("index.tmp")));
    }

    @Test
    void flushesInTheBackgroundGoOnBesideAppendsAndRollsAndCloseWaitsForThem() throws Exception {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        List<CompletableFuture<Void>> flushes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            fill(writer, 3);
            flushes.add(writer.flushAsync());
        }
        Checkpoint end = tail();
        writer.close();
        assertEquals(end, checkpoint());
        for (CompletableFuture<Void> flush : flushes) {
            flush.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void nobodyCanSpoilAFlushThatOthersWaitFor() throws Exception {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        fill(writer, 1);
        CompletableFuture<Void> mine = writer.flushAsync();
        CompletableFuture<Void> theirs = writer.flushAsync();
        mine.cancel(true);
        mine.completeExceptionally(new IllegalStateException("spoiled"));
        theirs.get(30, TimeUnit.SECONDS);
        assertEquals(tail(), checkpoint());
    }

    @Test
    void segmentsThatAreGoneNeedNoFlush() throws Exception {
        QueueWriter writer = writer(RING);
        writer.flush();
        fillAndBegin(writer, 6);
        writer.flushAsync().get(30, TimeUnit.SECONDS);
        fillAndBegin(writer, 6);
        writer.flush();
        assertEquals(tail(), checkpoint());
    }

    @Test
    void whatCannotBeForcedIsATypedErrorAndTheNextFlushWorks() throws Exception {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        fill(writer, 1);
        // In the way of index.tmp: not empty, so that nobody removes it by the way.
        Path inTheWay = Files.createDirectory(queue().resolve("index.tmp"));
        Files.createFile(inTheWay.resolve("x"));
        QueueException refused = assertThrows(QueueException.class, writer::flush);
        assertEquals(Category.IO, refused.category());
        assertTrue(
                refused.getMessage()
                        .startsWith("cannot force the queue to disk path=" + queue() + " reason="),
                refused.getMessage());
        var failed =
                assertThrows(
                        ExecutionException.class,
                        () -> writer.flushAsync().get(30, TimeUnit.SECONDS));
        assertEquals(Category.IO, ((QueueException) failed.getCause()).category());
        fill(writer, 1);
        Files.delete(inTheWay.resolve("x"));
        Files.delete(inTheWay);
        writer.flushAsync().get(30, TimeUnit.SECONDS);
        assertEquals(tail(), checkpoint());
    }

    @Test
    void nextWriterGoesOnWhereTheCheckpointIsOlderThanTheTail() throws IOException {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        fillAndBegin(writer, 1);
        writer.flush();
        fillAndBegin(writer, 3);
        long next = writer.nextSeq();
        writer.close();
        assertEquals(1, checkpoint().segment());
        assertEquals(next, writer(Retention.KEEP_ALL).nextSeq());
    }

    @Test
    void readersFlushKeepsItsPlace() throws IOException {
        fillAndBegin(writer(Retention.KEEP_ALL), 1);
        QueueReader reader = reader("r");
        reader.poll(m -> {}, 5);
        reader.flush();
        assertEquals(64 + 5 * 128, queues.inspect(queue()).readers().get(0).offset());
    }

    @Test
    void closedWriterFlushesNoMore() {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        writer.close();
        for (Runnable flush : List.<Runnable>of(writer::flush, writer::flushAsync)) {
            assertEquals(
                    Category.CLOSED, assertThrows(QueueException.class, flush::run).category());
        }
    }
}
