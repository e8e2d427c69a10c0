package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.WriterOptions;
import chronicle.core.os.OperatingSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flushes in the background, over a disk thread whose steps the test makes itself. */
class FlushingTest {

    @TempDir private Path folder;

    private final FaultyOs os = new FaultyOs(OperatingSystem.best());
    private final Deque<Runnable> disk = new ArrayDeque<>();
    private QuietQueue queue;
    private Flushing flushing;

    @BeforeEach
    void open() {
        queue = new QuietQueue(folder.resolve("queue"), os.primitives());
        queue.fillAndBegin(1);
        flushing =
                new Flushing(
                        new TailCheckpoint(
                                os.primitives(),
                                queue.directory,
                                0,
                                WriterOptions.DEFAULTS.fileMode()),
                        disk::add);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private String checkpoint() throws IOException {
        byte[] content = Files.readAllBytes(queue.directory.resolve("index.meta"));
        ByteBuffer words = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        return words.getLong() + "/" + words.getLong();
    }

    @Test
    void requestsThatComeWhileOneWaitsShareItUnderTheLatestTail() throws IOException {
        CompletableFuture<Void> first = flushing.flushAsync(0, 64);
        CompletableFuture<Void> second = flushing.flushAsync(0, 192);
        CompletableFuture<Void> third = flushing.flushAsync(1, 192);
        assertEquals(1, disk.size());
        assertFalse(first.isDone());
        disk.remove().run();
        assertTrue(first.isDone() && second.isDone() && third.isDone());
        assertEquals("1/192", checkpoint());
        flushing.flushAsync(1, 320);
        assertEquals(1, disk.size(), "one that has begun is joined no more");
    }

    @Test
    void flushThatComesTooLateDoesNotSetTheCheckpointBack() throws IOException {
        CompletableFuture<Void> early = flushing.flushAsync(1, 64);
        flushing.flush(1, 192);
        assertEquals("1/192", checkpoint());
        disk.remove().run();
        assertTrue(early.isDone());
        assertEquals("1/192", checkpoint());
        early = flushing.flushAsync(0, 3904);
        disk.remove().run();
        assertTrue(early.isDone());
        assertEquals("1/192", checkpoint());
    }

    @Test
    void failureIsToldToAllThatShareItAndTheNextOneTriesAgain() throws IOException {
        os.next(1, "forceDirectory", FlushingTest::refused);
        CompletableFuture<Void> first = flushing.flushAsync(1, 64);
        CompletableFuture<Void> second = flushing.flushAsync(1, 192);
        disk.remove().run();
        for (CompletableFuture<Void> each : List.of(first, second)) {
            CompletionException failed = assertThrows(CompletionException.class, each::join);
            QueueException cause = (QueueException) failed.getCause();
            assertEquals(Category.IO, cause.category());
            assertEquals(
                    "cannot force the queue to disk path=" + queue.directory + " reason=refused",
                    cause.getMessage());
        }
        CompletableFuture<Void> third = flushing.flushAsync(1, 192);
        disk.remove().run();
        third.join();
        assertEquals("1/192", checkpoint());
    }

    private static Object refused() throws IOException {
        throw new IOException("refused");
    }

    @Test
    void closingWriterWaitsForAFlushUnderWay() throws Exception {
        CountDownLatch forcing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        os.next(
                1,
                "forceDirectory",
                () -> {
                    forcing.countDown();
                    assertTrue(go.await(30, TimeUnit.SECONDS));
                    return null;
                });
        CompletableFuture<Void> flush = queue.writer.flushAsync();
        assertTrue(forcing.await(30, TimeUnit.SECONDS));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(queue.writer::close);
        assertFalse(closing.isDone());
        assertTrue(queue.queues.writerAlive(queue.directory), "the lock is held meanwhile");
        assertFalse(flush.isDone());
        go.countDown();
        closing.get(30, TimeUnit.SECONDS);
        flush.get(30, TimeUnit.SECONDS);
        assertFalse(queue.queues.writerAlive(queue.directory));
    }

    @Test
    void appendsGoOnWhileTheDiskTakesItsTime() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        os.next(
                1,
                "forceDirectory",
                () -> {
                    assertTrue(go.await(30, TimeUnit.SECONDS));
                    return null;
                });
        CompletableFuture<Void> flush = queue.writer.flushAsync();
        queue.fill(5);
        assertFalse(flush.isDone());
        go.countDown();
        flush.get(30, TimeUnit.SECONDS);
        queue.writer.flushAsync().get(30, TimeUnit.SECONDS);
        assertEquals(queue.tail() + "/192", checkpoint());
    }
}
