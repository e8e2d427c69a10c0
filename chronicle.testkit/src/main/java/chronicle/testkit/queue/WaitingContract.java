package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WaitMode;
import chronicle.testkit.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waiting for messages and rolls, and what goes on meanwhile. */
public abstract class WaitingContract extends QueueFixture {

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void awaitReturnsOnAMessageAndOnARollAndAfterItsTimeout(WaitMode mode) throws Exception {
        QueueWriter writer = writer();
        QueueReader reader =
                closing(queues.openReader(queue(), ReaderOptions.named("w").withWaiting(mode)));
        assertFalse(reader.await(1_000_000));
        List<String> seen = new ArrayList<>();
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(
                        () -> {
                            while (seen.size() < 200) {
                                awaitQuietly(reader);
                                reader.poll(m -> seen.add(line(m)), 5);
                            }
                        });
        for (int i = 0; i < 200; i++) {
            writer.append(1, bytes("m" + i));
            if (i % 20 == 0) {
                writer.seal();
            }
        }
        reading.get(30, TimeUnit.SECONDS);
        for (int i = 0; i < 200; i++) {
            assertEquals(i + ":m" + i, seen.get(i));
        }
        assertEquals(0, queues.inspect(queue()).waitersPending());
    }

    private static void awaitQuietly(QueueReader reader) {
        try {
            assertTrue(reader.await(TimeUnit.SECONDS.toNanos(60)), "woken in time");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(WaitMode.class)
    void interruptEndsAwait(WaitMode mode) throws Exception {
        writer();
        QueueReader reader =
                closing(queues.openReader(queue(), ReaderOptions.named("w").withWaiting(mode)));
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                reader.await(TimeUnit.SECONDS.toNanos(60));
                                interrupted.complete(false);
                            } catch (InterruptedException e) {
                                interrupted.complete(!Thread.currentThread().isInterrupted());
                            }
                        });
        thread.start();
        thread.interrupt();
        assertTrue(interrupted.get(30, TimeUnit.SECONDS));
        thread.join();
    }

    @Test
    void heartbeatGoesOnWhileWaitingAndPositionStays() throws Exception {
        QueueWriter writer = writer();
        writer.append(1, bytes("a"));
        QueueReader reader = reader(StartMode.EARLIEST);
        reader.poll(m -> {}, 1);
        long before = heartbeatNs();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> awaitQuietly(reader));

        Await.until("a later heartbeat", () -> heartbeatNs() > before);
        assertFalse(waiting.isDone(), "in one await");
        assertEquals(192, queues.inspect(queue()).readers().get(0).offset());
        writer.append(1, bytes("b"));
        waiting.get(30, TimeUnit.SECONDS);
    }

    private long heartbeatNs() {
        return queues.inspect(queue()).readers().get(0).heartbeatNs();
    }

    /** Whoever always has something to read is no less alive than whoever waits. */
    @Test
    void heartbeatGoesOnWhileABusyReaderStoresNothing() {
        QueueWriter writer = writer();
        ReaderOptions options = ReaderOptions.named("busy").withStoreEachPoll(false);
        QueueReader reader = closing(queues.openReader(queue(), options));
        long before = heartbeatNs();
        Await.until(
                "a later heartbeat",
                () -> {
                    writer.append(1, bytes("x"));
                    assertEquals(1, reader.poll(m -> {}, 1));
                    return heartbeatNs() != before;
                });
        assertEquals(0, queues.inspect(queue()).readers().get(0).segmentId());
        assertEquals(64, queues.inspect(queue()).readers().get(0).offset());
    }
}
