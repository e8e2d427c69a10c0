package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import chronicle.core.RetentionStats;
import chronicle.core.WriterOptions;
import chronicle.testkit.Await;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** As many segments as there may be: refusing, waiting and dropping. */
public abstract class FullQueueContract extends SegmentedFixture {

    private static final int CAPACITY = 2 * PER_SEGMENT;
    private static final Retention TWO = Retention.WHEN_READ.withMaxSegments(2);

    /** Nobody reads for longer than any of this takes. */
    private static final Duration LONG = ChronoUnit.FOREVER.getDuration();

    private static QueueException refusal(Executable append) {
        QueueException full = assertThrows(QueueException.class, append);
        assertEquals(Category.QUEUE_FULL, full.category(), full.getMessage());
        return full;
    }

    private static long append(QueueWriter writer, int length) {
        return writer.append(1, new byte[length]);
    }

    @Test
    void fullQueueRefusesWhatNeedsASegmentAndTakesWhatStillFits() {
        QueueWriter writer = writer(TWO);
        reader("r");
        fill(writer, CAPACITY);
        for (Executable append :
                List.<Executable>of(
                        () -> append(writer, 1),
                        () -> append(writer, writer.maxPayload()),
                        () -> writer.append(1, ByteBuffer.allocate(64)),
                        () -> writer.append(1, 5L, ByteBuffer.allocate(64)),
                        () -> writer.claim(1, 64),
                        writer::seal)) {
            assertTrue(
                    refusal(append)
                            .getMessage()
                            .endsWith(
                                    " path="
                                            + queue()
                                            + " segments=2 limit=2 segment_size="
                                            + SEGMENT));
            assertEquals(CAPACITY, writer.nextSeq());
        }
        assertEquals(CAPACITY, append(writer, 0), "the last 64 bytes hold an empty one");
        refusal(() -> append(writer, 0));
        assertEquals(List.of(), queues.inspect(queue()).problems());
        assertEquals(CAPACITY + 1, drain(reader("other")).size());
    }

    @Test
    void appendsGoOnWithTheNextSeqOnceReadersHaveCaughtUp() throws IOException {
        QueueWriter writer = writer(TWO);
        QueueReader slow = reader("slow");
        QueueReader fast = reader("fast");
        fill(writer, CAPACITY);
        assertEquals(CAPACITY, drain(fast).size());
        refusal(() -> append(writer, 1));
        assertEquals(PER_SEGMENT, slow.poll(m -> {}, PER_SEGMENT));
        refusal(() -> append(writer, 1));
        assertEquals(1, slow.poll(m -> {}, 1));
        assertEquals(CAPACITY, append(writer, 1));
        assertEquals(List.of(1, 2), segments());
        assertEquals(new RetentionStats(1, SEGMENT, 0, 0), writer.retention());
        assertEquals(PER_SEGMENT, drain(slow).size());
        assertEquals(List.of(CAPACITY + ":\0"), drain(fast));
    }

    @Test
    void goingBackByASeekTakesTheRoomAway() {
        QueueWriter writer = writer(TWO);
        QueueReader reader = reader("r");
        QueueReader other = reader("other");
        fill(writer, CAPACITY);
        drain(reader);
        assertEquals(3, reader.seekSeq(3));
        drain(other);
        refusal(() -> append(writer, 1));
        drain(reader);
        assertEquals(CAPACITY, append(writer, 1));
    }

    @Test
    void queueStaysFullAcrossAReopeningAndAHigherLimitFreesIt() {
        QueueWriter first = writer(TWO);
        reader("r").close();
        fill(first, CAPACITY);
        refusal(() -> append(first, 1));
        first.close();
        try (QueueWriter again = writer(TWO)) {
            refusal(() -> append(again, 1));
        }
        QueueWriter roomier = writer(Retention.WHEN_READ.withMaxBytes(3 * SEGMENT));
        assertEquals(CAPACITY, append(roomier, 1));
    }

    @Test
    void seqGoesOnThoughEverythingOlderWasDeletedAndTheTailIsEmpty() throws IOException {
        QueueWriter writer = writer(TWO);
        QueueReader reader = reader("r");
        fill(writer, CAPACITY);
        drain(reader);
        fill(writer, PER_SEGMENT);
        drain(reader);
        writer.seal();
        assertEquals(List.of(2, 3), segments());
        writer.close();
        QueueWriter again = writer(TWO);
        assertEquals(3 * PER_SEGMENT, append(again, 1));
        assertEquals(List.of(3 * PER_SEGMENT + ":\0"), drain(reader));
        append(again, again.maxPayload());
        assertEquals(List.of(3, 4), segments());
        again.close();
        assertEquals(1, drain(reader).size());
        assertEquals(3 * PER_SEGMENT + 2, append(writer(TWO), 1));
    }

    @Test
    void waitingAppendGoesOnAsSoonAsAReaderHasCaughtUp() throws Exception {
        QueueWriter writer = writer(TWO.blockingFor(LONG));
        QueueReader reader = reader("r");
        fill(writer, CAPACITY);
        CompletableFuture<Long> appending = CompletableFuture.supplyAsync(() -> append(writer, 1));
        awaitAsleep(writer);
        assertFalse(appending.isDone());
        // In one poll: what waits is appended as soon as the first segment is known to be read.
        assertEquals(CAPACITY, reader.poll(m -> {}, CAPACITY));
        assertEquals(CAPACITY, appending.get(30, TimeUnit.SECONDS));
        assertEquals(List.of(CAPACITY + ":\0"), drain(reader));
    }

    /** A writer that waits gives signs of life all the same. */
    private void awaitAsleep(QueueWriter writer) {
        for (int i = 0; i < 3; i++) {
            long before = queues.inspect(queue()).writerHeartbeatNs();
            Await.until(
                    "a heartbeat",
                    () -> {
                        writer.heartbeat();
                        return queues.inspect(queue()).writerHeartbeatNs() > before;
                    });
        }
    }

    @Test
    void manyAppendsThroughASmallQueueBesideAReaderLoseNothing() throws Exception {
        int messages = 5_000;
        QueueWriter writer = writer(TWO.blockingFor(LONG));
        QueueReader reader = reader("r");
        CompletableFuture<Void> appending =
                CompletableFuture.runAsync(() -> fill(writer, messages));
        long[] next = {0};
        while (next[0] < messages) {
            assertTrue(reader.await(TimeUnit.SECONDS.toNanos(30)));
            reader.poll(m -> assertEquals(next[0]++, m.seq()), 20);
        }
        appending.get(30, TimeUnit.SECONDS);
        assertEquals(0, reader.missed());
        assertEquals(0, writer.retention().unreadSegments());
        assertTrue(segments().size() <= 2);
    }

    @Test
    void waitingAppendFailsWhenItsPatienceEnds() {
        Duration patience = Duration.ofMillis(300);
        QueueWriter writer = writer(TWO.blockingFor(patience));
        reader("r");
        fill(writer, CAPACITY);
        long start = System.nanoTime();
        refusal(() -> append(writer, 1));
        assertTrue(System.nanoTime() - start >= patience.toNanos());
        assertEquals(CAPACITY, append(writer, 0));
    }

    @Test
    void withoutPatienceTheFirstRefusalIsTheLast() {
        QueueWriter writer = writer(TWO.blockingFor(Duration.ZERO));
        reader("r");
        fill(writer, CAPACITY);
        refusal(() -> append(writer, 1));
    }

    @Test
    void interruptEndsTheWaitAndStaysMarked() throws Exception {
        QueueWriter writer = writer(TWO.blockingFor(LONG));
        QueueReader reader = reader("r");
        fill(writer, CAPACITY);
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        CompletableFuture<Boolean> marked = new CompletableFuture<>();
        Thread appending =
                new Thread(
                        () -> {
                            try {
                                refusal(() -> append(writer, 1));
                            } catch (Throwable e) {
                                wrong.set(e);
                            }
                            marked.complete(Thread.currentThread().isInterrupted());
                        });
        appending.start();
        awaitAsleep(writer);
        appending.interrupt();
        assertTrue(marked.get(30, TimeUnit.SECONDS));
        appending.join();
        assertNull(wrong.get());
        drain(reader);
        assertEquals(CAPACITY, append(writer, 1));
    }

    @Test
    void ringKeepsToItsLimitReadOrNot() throws IOException {
        QueueWriter writer = writer(RING);
        reader("r").close();
        int most = 0;
        for (int i = 0; i < 20 * PER_SEGMENT; i++) {
            fill(writer, 1);
            most = Math.max(most, segments().size());
        }
        assertEquals(3, most);
        // The last order has been carried out: nothing comes or goes any more.
        Await.until("segment 20 is there", () -> segments().contains(20));
        RetentionStats stats = writer.retention();
        int gone = segments().get(0);
        assertEquals(
                new RetentionStats(gone, (long) gone * SEGMENT, gone, (long) gone * PER_SEGMENT),
                stats);
        List<Integer> left = new ArrayList<>();
        for (int id = gone; id <= segments().get(segments().size() - 1); id++) {
            left.add(id);
        }
        assertEquals(left, segments());
    }

    @Test
    void roomForLessThanTwoSegmentsIsRefusedAndNothingIsHeld() {
        writer(Retention.WHEN_READ).close();
        // The queue's own geometry counts, not what the options ask for.
        WriterOptions tight =
                WriterOptions.DEFAULTS
                        .withSegmentSize(2 * SEGMENT)
                        .withRetention(Retention.WHEN_READ.withMaxBytes(2 * SEGMENT - 1));
        QueueException refused =
                assertThrows(QueueException.class, () -> queues.openWriter(queue(), tight));
        assertEquals(Category.INVALID_ARGUMENT, refused.category());
        assertEquals(
                "max bytes have no room for two segments, raise them max_bytes=8191"
                        + " segment_size=4096 path="
                        + queue(),
                refused.getMessage());
        assertFalse(queues.writerAlive(queue()));
        assertEquals(2, writer(Retention.WHEN_READ.withMaxBytes(2 * SEGMENT)).epoch());
    }

    @Test
    void ringWithActionsForEveryLimitRollsEachTime() {
        for (WhenFull action : List.of(WhenFull.DROP_OLDEST, WhenFull.FAIL, WhenFull.BLOCK)) {
            try (QueueWriter writer =
                    writer(
                            new Retention(
                                    true, Duration.ZERO, 0, 0, 2, action, Duration.ofDays(1)))) {
                try (QueueReader reader = reader("r")) {
                    for (int i = 0; i < 5; i++) {
                        append(writer, writer.maxPayload());
                        reader.poll(m -> {}, 100);
                    }
                }
            }
        }
    }
}
