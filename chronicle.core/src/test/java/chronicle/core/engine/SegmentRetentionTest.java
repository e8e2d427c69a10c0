package chronicle.core.engine;

import static chronicle.core.engine.QuietQueue.PER_SEGMENT;
import static chronicle.core.engine.QuietQueue.SEGMENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueReader;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.RetentionStats;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which segments go and which stay, asked step by step. */
class SegmentRetentionTest {

    @TempDir private Path folder;

    private QuietQueue queue;

    @BeforeEach
    void open() {
        queue = new QuietQueue(folder.resolve("queue"));
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @Test
    void nothingGoesWhileNoReaderIsRegistered() {
        queue.fill(4);
        for (Retention how :
                List.of(
                        Retention.WHEN_READ,
                        Retention.WHEN_READ.withMaxLagBytes(1),
                        Retention.WHEN_READ.withReaderTtl(Duration.ofNanos(1)))) {
            assertEquals(0, queue.sweep(queue.retention(how)));
        }
        assertEquals(List.of(0, 1, 2, 3), queue.segments());
    }

    @Test
    void segmentGoesWhenTheSlowestReaderHasLeftIt() {
        queue.fill(4);
        SegmentRetention retention = queue.retention(Retention.WHEN_READ);
        queue.read("fast", 4 * PER_SEGMENT);
        queue.read("slow", PER_SEGMENT);
        assertEquals(0, queue.sweep(retention), "slow stands at the end of segment 0");
        queue.read("slow", 1);
        assertEquals(1, queue.sweep(retention));
        assertEquals(List.of(1, 2, 3), queue.segments());
        queue.read("slow", 3 * PER_SEGMENT);
        assertEquals(2, queue.sweep(retention));
        assertEquals(List.of(3), queue.segments());
        assertEquals(new RetentionStats(3, 3 * SEGMENT, 0, 0), retention.stats());
    }

    @Test
    void tailStaysHoweverOftenItIsAsked() {
        queue.fill(1);
        queue.read("r", PER_SEGMENT);
        queue.writer.seal();
        queue.writer.append(1, new byte[0]);
        queue.read("r", 1);
        SegmentRetention retention = queue.retention(Retention.WHEN_READ);
        assertEquals(1, queue.sweep(retention));
        assertFalse(retention.step(queue.tail()));
        assertEquals(List.of(1), queue.segments());
    }

    @Test
    void keepingAllDeletesNothingThatWasRead() {
        queue.fill(3);
        queue.read("r", 3 * PER_SEGMENT);
        assertEquals(0, queue.sweep(queue.retention(Retention.KEEP_ALL.withMaxLagBytes(1))));
        assertEquals(List.of(0, 1, 2), queue.segments());
    }

    @Test
    void readerCountsHoweverLongItWasAway() throws IOException {
        queue.fill(3);
        queue.read("away", 1);
        queue.read("here", 3 * PER_SEGMENT);
        // As long as the epoch, by its heartbeat.
        store("away", 0, 192, 1);
        assertEquals(0, queue.sweep(queue.retention(Retention.WHEN_READ)));
        queue.queues.forgetReader(queue.directory, "away");
        assertEquals(2, queue.sweep(queue.retention(Retention.WHEN_READ)));
    }

    /** What a reader that died while it registered may leave, and what somebody scribbled. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 79, 80, 81})
    void readerFileWithoutAValidPositionBlocks(int length) throws IOException {
        queue.fill(3);
        queue.read("r", 3 * PER_SEGMENT);
        Path file = queue.directory.resolve("readers/other.meta");
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++) {
            content[i] = (byte) (i + 1);
        }
        Files.write(file, content);
        SegmentRetention retention = queue.retention(Retention.WHEN_READ);
        assertEquals(0, queue.sweep(retention));
        queue.queues.forgetReader(queue.directory, "other");
        assertEquals(2, queue.sweep(retention));
    }

    @Test
    void directoryInPlaceOfAReaderBlocksAndOtherNamesDoNot() throws IOException {
        queue.fill(2);
        queue.read("r", 2 * PER_SEGMENT);
        Path readers = queue.directory.resolve("readers");
        Path directory = Files.createDirectory(readers.resolve("d.meta"));
        SegmentRetention retention = queue.retention(Retention.WHEN_READ);
        assertEquals(0, queue.sweep(retention));
        Files.delete(directory);
        for (String name : List.of("x.tmp", ".hidden.meta", "a b.meta", "r.missed", "meta")) {
            Files.createFile(readers.resolve(name));
        }
        assertEquals(1, queue.sweep(retention));
    }

    @Test
    void positionOfASegmentBeforeTheFirstBlocks() throws IOException {
        queue.fill(3);
        queue.read("r", 3 * PER_SEGMENT);
        store("r", -1, 64, 1);
        assertEquals(0, queue.sweep(queue.retention(Retention.WHEN_READ)));
        store("r", 2, 64, 1);
        assertEquals(2, queue.sweep(queue.retention(Retention.WHEN_READ)));
    }

    @Test
    void readerThatGivesNoSignOfLifeForItsTimeCountsNoLonger() {
        queue.fill(3);
        queue.read("dead", 5);
        SegmentRetention retention =
                queue.retention(Retention.WHEN_READ.withReaderTtl(Duration.ofNanos(1)));
        assertFalse(retention.step(queue.tail()), "its time begins when it is seen first");
        assertEquals(2, queue.sweep(retention));
        assertEquals(new RetentionStats(2, 2 * SEGMENT, 2, 2 * PER_SEGMENT - 5), retention.stats());
    }

    @Test
    void readerThatGivesSignsOfLifeIsWaitedForHoweverLittleItReads() {
        queue.fill(3);
        SegmentRetention retention =
                queue.retention(Retention.WHEN_READ.withReaderTtl(Duration.ofNanos(1)));
        try (QueueReader reader =
                queue.queues.openReader(queue.directory, ReaderOptions.named("r"))) {
            for (int i = 0; i < 5; i++) {
                long before = heartbeat();
                while (heartbeat() == before) {
                    reader.storePosition();
                }
                assertFalse(retention.step(queue.tail()));
            }
        }
        assertEquals(List.of(0, 1, 2), queue.segments());
    }

    private long heartbeat() {
        return queue.queues.inspect(queue.directory).readers().get(0).heartbeatNs();
    }

    @Test
    void segmentTooFarBehindTheTailGoesUnread() {
        queue.fill(5);
        queue.read("slow", 7);
        SegmentRetention retention =
                queue.retention(Retention.WHEN_READ.withMaxLagBytes(2 * SEGMENT));
        assertEquals(2, queue.sweep(retention));
        assertEquals(List.of(2, 3, 4), queue.segments());
        assertEquals(new RetentionStats(2, 2 * SEGMENT, 2, 2 * PER_SEGMENT - 7), retention.stats());
    }

    @Test
    void segmentThatNobodyLackedIsNotCountedAsUnread() {
        queue.fill(3);
        queue.read("r", PER_SEGMENT);
        // At the end of segment 0: it is needed, for all that a name and an offset tell.
        SegmentRetention retention = queue.retention(Retention.WHEN_READ.withMaxLagBytes(SEGMENT));
        assertEquals(1, queue.sweep(retention));
        assertEquals(new RetentionStats(1, SEGMENT, 0, 0), retention.stats());
    }

    @Test
    void unreadSegmentThatCannotBeCountedIsCountedAsOne() throws IOException {
        queue.fill(3);
        queue.read("slow", 7);
        Path file = queue.directory.resolve("000000000.q");
        byte[] content = Files.readAllBytes(file);
        content[0] ^= 1;
        Files.write(file, content);
        SegmentRetention retention = queue.retention(Retention.WHEN_READ.withMaxLagBytes(SEGMENT));
        assertEquals(1, queue.sweep(retention));
        assertEquals(new RetentionStats(1, SEGMENT, 1, 0), retention.stats());
        assertFalse(Files.exists(queue.directory.resolve("readers/slow.missed")));
    }

    /** Else a writer that opens later would begin again at seq 0. */
    @Test
    void lastSegmentWithMessagesStaysWhenEverythingBehindItIsEmptyOrPadding() throws IOException {
        queue.fill(2);
        queue.read("r", 2 * PER_SEGMENT);
        queue.writer.seal();
        queue.writer.close();
        // Torn at its first record: the next writer pads it to the end and goes on in segment 3.
        byte[] torn = Files.readAllBytes(queue.directory.resolve("000000002.q"));
        torn[64 + 4] = 1;
        Files.write(queue.directory.resolve("000000002.q"), torn);
        Path directory = queue.directory;
        queue.close();
        queue = new QuietQueue(directory);
        assertEquals(3, queue.tail());
        store("r", 3, 64, 1);
        SegmentRetention retention = queue.retention(Retention.WHEN_READ);
        assertEquals(1, queue.sweep(retention));
        assertEquals(List.of(1, 2, 3), queue.segments());

        queue.close();
        queue = new QuietQueue(directory);
        assertEquals(2 * PER_SEGMENT, queue.writer.append(1, new byte[8]));
        retention = queue.retention(Retention.WHEN_READ);
        assertEquals(2, queue.sweep(retention));
        assertEquals(List.of(3), queue.segments());
        queue.close();
        queue = new QuietQueue(directory);
        assertEquals(2 * PER_SEGMENT + 1, queue.writer.append(1, new byte[8]));
    }

    @Test
    void linksAndDirectoriesInPlaceOfSegmentsAreLeftAlone() throws IOException {
        queue.fill(3);
        queue.read("r", 3 * PER_SEGMENT);
        Path precious = Files.write(folder.resolve("precious"), new byte[SEGMENT]);
        Path link = queue.directory.resolve("000000000.q");
        Files.delete(link);
        Files.createSymbolicLink(link, precious);
        Path directory = queue.directory.resolve("000000001.q");
        Files.delete(directory);
        Files.createDirectory(directory);
        queue.sweep(queue.retention(Retention.WHEN_READ.withMaxLagBytes(1)));
        assertEquals(
                List.of(
                        "a segment's name stands for no regular file path=" + link,
                        "a segment's name stands for no regular file path=" + directory),
                queue.queues.inspect(queue.directory).problems().stream().sorted().toList());
        assertEquals(SEGMENT, Files.size(precious));
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.isDirectory(directory));
        assertEquals(List.of(2), queue.segments());
    }

    /** A name of ten digits that stands for the id of another file. */
    @Test
    void fileWithTooManyZerosInItsNameIsNoSegment() throws IOException {
        queue.fill(2);
        queue.read("r", 2 * PER_SEGMENT);
        Path stray = Files.write(queue.directory.resolve("0000000000.q"), new byte[SEGMENT]);
        assertEquals(1, queue.sweep(queue.retention(Retention.WHEN_READ)));
        assertTrue(Files.exists(stray));
        assertEquals(List.of(1), queue.segments());
    }

    private void store(String reader, long segment, long offset, long heartbeatNs)
            throws IOException {
        ByteBuffer slots = ByteBuffer.allocate(80).order(ByteOrder.LITTLE_ENDIAN);
        slots.putLong(segment).putLong(offset).putLong(heartbeatNs).putLong(2);
        CRC32 crc = new CRC32();
        crc.update(slots.array(), 0, 32);
        slots.putInt((int) crc.getValue());
        Files.write(queue.directory.resolve("readers/" + reader + ".meta"), slots.array());
    }
}
