package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.testkit.ForeignBus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Going to a seq or a time, and reading on from there. */
public abstract class SeekContract extends SegmentedFixture {

    private static final int MESSAGES = 10 * PER_SEGMENT + 7;

    /** The seq of the message that comes next, -1 when there is none; the reader goes behind it. */
    private static long next(QueueReader reader) {
        long[] seq = {-1};
        reader.poll(m -> seq[0] = m.seq(), 1);
        return seq[0];
    }

    @Test
    void everySeqIsFoundInAnyOrder() {
        fill(writer(Retention.KEEP_ALL), MESSAGES);
        QueueReader reader = reader("r");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            long wanted = random.nextInt(MESSAGES);
            assertEquals(wanted, reader.seekSeq(wanted), "seed=" + seed);
            assertEquals(wanted, next(reader), "seed=" + seed);
            assertEquals(wanted + 1 < MESSAGES ? wanted + 1 : -1, next(reader), "seed=" + seed);
        }
        for (long wanted = 0; wanted < MESSAGES; wanted++) {
            assertEquals(wanted, reader.seekSeq(wanted));
        }
    }

    @Test
    void timeFindsTheFirstMessageThatIsNotEarlier() {
        fill(writer(Retention.KEEP_ALL), MESSAGES);
        QueueReader reader = reader("r");
        for (long wanted = 0; wanted < MESSAGES; wanted++) {
            assertEquals(wanted, reader.seekTime(10 * wanted));
            assertEquals(wanted, next(reader));
            long later = wanted + 1 < MESSAGES ? wanted + 1 : -1;
            assertEquals(later, reader.seekTime(10 * wanted + 1));
            assertEquals(later, next(reader));
        }
    }

    @Test
    void equalTimesAreFoundAtTheFirstOfThemAcrossSegments() {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        long[] times = {5, 7, 7, 9};
        for (long time : times) {
            for (int i = 0; i < 3 * PER_SEGMENT / 2; i++) {
                writer.append(1, time, ByteBuffer.allocate(64));
            }
        }
        QueueReader reader = reader("r");
        int each = 3 * PER_SEGMENT / 2;
        assertEquals(0, reader.seekTime(0));
        assertEquals(0, reader.seekTime(5));
        assertEquals(each, reader.seekTime(6));
        assertEquals(each, reader.seekTime(7));
        assertEquals(3 * each, reader.seekTime(8));
        assertEquals(3 * each, next(reader));
        assertEquals(-1, reader.seekTime(10));
    }

    @Test
    void timesAreUnsignedAsTheFormatSays() {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        for (long time : new long[] {1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
            writer.append(1, time, ByteBuffer.allocate(2000));
        }
        QueueReader reader = reader("r");
        assertEquals(1, reader.seekTime(2));
        assertEquals(2, reader.seekTime(Long.MIN_VALUE));
        assertEquals(3, reader.seekTime(-1));
    }

    @Test
    void beyondTheEndIsBehindTheLastAndWhatIsAppendedLaterComes() {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        fill(writer, MESSAGES);
        QueueReader reader = reader("r");
        for (Runnable append : List.<Runnable>of(() -> fill(writer, 1), writer::seal)) {
            for (int i = 0; i < 2; i++) {
                long last = writer.nextSeq();
                assertEquals(-1, i == 0 ? reader.seekSeq(last) : reader.seekTime(10 * last));
                assertEquals(-1, next(reader));
                append.run();
                fill(writer, 1);
                assertEquals(last, next(reader));
                drain(reader);
            }
        }
        assertEquals(-1, reader.seekSeq(Long.MAX_VALUE));
        assertEquals(-1, reader.seekTime(Long.MAX_VALUE));
    }

    @Test
    void emptyQueueAndEmptyTailHaveNothingToFind() {
        QueueWriter writer = writer(Retention.KEEP_ALL);
        QueueReader reader = reader("r");
        for (int i = 0; i < 2; i++) {
            assertEquals(-1, reader.seekSeq(i));
            assertEquals(-1, reader.seekTime(i));
        }
        fill(writer, PER_SEGMENT);
        writer.seal();
        assertEquals(-1, reader.seekSeq(PER_SEGMENT));
        assertEquals(-1, reader.seekTime(10 * PER_SEGMENT));
        assertEquals(PER_SEGMENT - 1, reader.seekSeq(PER_SEGMENT - 1));
        assertEquals(0, reader.seekSeq(0));
        fill(writer, 1);
        assertEquals(PER_SEGMENT, reader.seekSeq(PER_SEGMENT));
    }

    @Test
    void whatWasDeletedIsFoundAtTheEarliestThatStillExists() throws IOException {
        fillAndBegin(writer(RING), 6);
        int oldest = segments().get(0) * PER_SEGMENT;
        QueueReader reader = reader("r");
        assertTrue(oldest > 0);
        for (long wanted : new long[] {0, 1, oldest - 1, oldest}) {
            assertEquals(oldest, reader.seekSeq(wanted));
            assertEquals(oldest, reader.seekTime(10 * wanted));
        }
        drain(reader);
        assertEquals(0, reader.missed(), "who seeks has missed nothing");
    }

    @Test
    void segmentsOfPaddingAndEmptyOnesAreSearchedThrough() throws IOException {
        int segments = 12;
        List<Long> kept = new ArrayList<>();
        try (QueueWriter writer = writer(Retention.KEEP_ALL)) {
            fill(writer, segments * PER_SEGMENT);
        }
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int id = 0; id < segments; id++) {
            int kind = random.nextInt(3);
            if (kind == 0) {
                for (long i = 0; i < PER_SEGMENT; i++) {
                    kept.add((long) id * PER_SEGMENT + i);
                }
            } else {
                hollow(id, kind == 1);
            }
        }
        QueueReader reader = reader("r");
        for (long wanted = 0; wanted <= segments * PER_SEGMENT; wanted++) {
            long least = wanted;
            long expected = kept.stream().filter(seq -> seq >= least).findFirst().orElse(-1L);
            assertEquals(expected, reader.seekSeq(wanted), "seed=" + seed);
            assertEquals(expected, next(reader), "seed=" + seed);
            assertEquals(expected, reader.seekTime(10 * wanted), "seed=" + seed);
        }
    }

    /** As a writer leaves a segment in which it died at its first record, or did nothing. */
    private void hollow(int id, boolean padded) throws IOException {
        String digits = String.valueOf(id);
        Path file = queue().resolve("0".repeat(9 - digits.length()) + digits + ".q");
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        content.order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 64; at < SEGMENT; at += Long.BYTES) {
            content.putLong(at, 0);
        }
        if (padded) {
            content.putInt(64, SEGMENT - 128 + 1).putInt(64 + 4, 1).putInt(64 + 24, 0xFFFF);
        }
        Files.write(file, content.array());
    }

    @Test
    void queuesOfOldForeignWritersAreSearchedToo() throws IOException {
        ForeignBus.copyTo(folder);
        Path rolled = ForeignBus.ordersOut(folder, "rolled");
        try (QueueReader reader = queues.openReader(rolled, ReaderOptions.named("r"))) {
            for (int i = 0; i < ForeignBus.ROLLED_RECORDS; i++) {
                assertEquals(i, reader.seekSeq(i));
                assertEquals(i, reader.seekTime(ForeignBus.timestampNs(i)));
                assertEquals(i, next(reader));
                assertEquals(i, reader.seekTime(ForeignBus.timestampNs(i) - 999));
            }
            assertEquals(-1, reader.seekSeq(ForeignBus.ROLLED_RECORDS));
        }
    }

    @Test
    void soughtPositionIsStoredAtOnceAndOutlivesTheReader() {
        fill(writer(Retention.KEEP_ALL), MESSAGES);
        try (QueueReader reader =
                queues.openReader(queue(), ReaderOptions.named("r").withStoreEachPoll(false))) {
            drain(reader);
            reader.seekSeq(100);
            var stored = queues.inspect(queue()).readers().get(0);
            assertEquals(100 / PER_SEGMENT, stored.segmentId());
            assertEquals(64 + 100 % PER_SEGMENT * 128, stored.offset());
        }
        assertEquals(100, next(reader("r")));
    }

    @Test
    void browserSeeksWithoutATrace() throws IOException {
        fill(writer(Retention.KEEP_ALL), MESSAGES);
        QueueBrowser browser = closing(queues.browse(queue(), StartMode.LATEST));
        Story story = new Story();
        for (long wanted : new long[] {0, 99, MESSAGES - 1}) {
            assertEquals(wanted, browser.seekSeq(wanted));
            assertEquals(wanted, browser.seekTime(10 * wanted - 9 * Math.min(1, wanted)));
            browser.poll(story, 1);
            assertEquals(List.of(number(wanted)), story.all());
        }
        assertEquals(-1, browser.seekSeq(MESSAGES));
        try (var files = Files.list(queue().resolve("readers"))) {
            assertEquals(0, files.count());
        }
        browser.close();
        QueueException closed = assertThrows(QueueException.class, () -> browser.seekSeq(0));
        assertEquals(Category.CLOSED, closed.category());
    }

    @Test
    void closedReaderRefusesToSeek() {
        writer(Retention.KEEP_ALL);
        QueueReader reader = reader("r");
        reader.close();
        for (Runnable seek : List.<Runnable>of(() -> reader.seekSeq(0), () -> reader.seekTime(0))) {
            assertEquals(Category.CLOSED, assertThrows(QueueException.class, seek::run).category());
        }
    }

    @Test
    void replayFromAnyPointGoesOverIntoLiveWithoutAGap() throws Exception {
        int messages = 6_000;
        long seed = System.nanoTime();
        Random random = new Random(seed);
        QueueWriter writer = writer(Retention.KEEP_ALL);
        fill(writer, MESSAGES);
        CompletableFuture<Void> appending =
                CompletableFuture.runAsync(() -> fill(writer, messages));
        QueueReader reader = reader("r");
        for (int i = 0; !appending.isDone() && i < 1000; i++) {
            // Both what is long there and what is being appended right now.
            long wanted =
                    random.nextBoolean()
                            ? random.nextInt(MESSAGES)
                            : queues.inspect(queue()).segments().size() * (long) PER_SEGMENT;
            long found = reader.seekSeq(wanted);
            if (found >= 0) {
                assertEquals(wanted, found, "seed=" + seed);
                readOn(reader, found, Math.min(found + random.nextInt(400), MESSAGES + messages));
            }
        }
        long start = random.nextInt(MESSAGES);
        assertEquals(start, reader.seekSeq(start));
        readOn(reader, start, MESSAGES + messages);
        appending.get(60, TimeUnit.SECONDS);
        assertFalse(reader.await(0));
    }

    /** Reads what is there, and waits for what is still to come. */
    private static void readOn(QueueReader reader, long from, long to) throws InterruptedException {
        long[] next = {from};
        while (next[0] < to) {
            assertTrue(reader.await(TimeUnit.SECONDS.toNanos(30)));
            reader.poll(m -> assertEquals(next[0]++, m.seq()), 64);
        }
    }

    @Test
    void seekMeetsAMessageThatCannotBeRead() throws IOException {
        try (QueueWriter writer = writer(Retention.KEEP_ALL)) {
            fill(writer, 3);
        }
        Path file = queue().resolve("000000000.q");
        byte[] content = Files.readAllBytes(file);
        content[192 + 64] ^= 1;
        Files.write(file, content);
        QueueReader reader = reader("r");
        QueueException corrupt = assertThrows(QueueException.class, () -> reader.seekSeq(1));
        assertEquals(Category.CORRUPT, corrupt.category());
        assertTrue(
                corrupt.getMessage().endsWith("path=" + file + " segment=0 offset=192"),
                corrupt.getMessage());
        assertEquals(2, reader.seekSeq(2));
        assertEquals(2, next(reader));
    }

    @Test
    void optionsOfTheWriterDoNotMatterForSegmentsOfAnotherSize() {
        try (QueueWriter writer =
                queues.openWriter(queue(), WriterOptions.DEFAULTS.withSegmentSize(2 * SEGMENT))) {
            fill(writer, MESSAGES);
        }
        QueueReader reader = reader("r");
        for (long wanted = 0; wanted < MESSAGES; wanted += 13) {
            assertEquals(wanted, reader.seekSeq(wanted));
        }
    }
}
