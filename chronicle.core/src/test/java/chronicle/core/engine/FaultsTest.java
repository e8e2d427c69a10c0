package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Lag;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.core.os.DiskFullException;
import chronicle.core.os.OperatingSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operating system refuses, or others touched the files, at the worst moment. */
class FaultsTest {

    private static final int SEGMENT = 4096;
    private static final int PER_SEGMENT = (SEGMENT - 64) / 128;
    private static final byte[] PAYLOAD = new byte[64];
    private static final ReaderOptions READER = ReaderOptions.named("r");

    @TempDir private Path folder;

    private final FaultyOs os = new FaultyOs(OperatingSystem.best());
    private final MappedQueues queues = new MappedQueues(os.primitives());

    @AfterEach
    void close() {
        queues.close();
    }

    private Path queue() {
        return folder.resolve("queue");
    }

    private QueueWriter writer() {
        return queues.openWriter(queue(), WriterOptions.DEFAULTS.withSegmentSize(SEGMENT));
    }

    private static void append(QueueWriter writer, int records) {
        for (int i = 0; i < records; i++) {
            writer.append(1, PAYLOAD);
        }
    }

    @Test
    void fullDiskIsATypedErrorAndTheSameAppendWorksOnceThereIsSpace() {
        try (QueueWriter writer = writer()) {
            // Once ahead of need, then each time that it is needed.
            os.next(3, "createAllocated", FaultsTest::full);
            append(writer, PER_SEGMENT);
            for (int i = 0; i < 2; i++) {
                QueueException refused =
                        assertThrows(QueueException.class, () -> writer.append(1, PAYLOAD));
                assertEquals(Category.DISK_FULL, refused.category());
                assertTrue(refused.getMessage().contains("000000001.q"), refused.getMessage());
            }
            assertEquals(PER_SEGMENT, writer.append(1, PAYLOAD));
        }
        try (QueueReader reader = queues.openReader(queue(), READER)) {
            assertEquals(PER_SEGMENT + 1, reader.poll(m -> {}, 1000));
        }
    }

    @Test
    void spaceThatWasShortHalfASegmentAgoIsNoErrorAtTheRoll() {
        try (QueueWriter writer = writer()) {
            os.next(1, "createAllocated", FaultsTest::full);
            append(writer, PER_SEGMENT + 1);
            assertEquals(0, os.left());
            assertEquals(PER_SEGMENT + 1, writer.nextSeq());
        }
    }

    private static Object full() throws IOException {
        throw new DiskFullException("no space left");
    }

    @Test
    void momentOfARepairDoesNotRefuseAWriter() {
        writer().close();
        os.next(3, "tryLock", FaultsTest::heldUp);
        writer().close();
        assertEquals(0, os.left());
    }

    /** How long a look takes says nothing about the one who has the lock. */
    private static Object heldUp() {
        LockSupport.parkNanos(20_000_000);
        return null;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 79})
    void readerKilledWhileItMadeItsPositionFileBeginsAnew(int length) throws IOException {
        try (QueueWriter writer = writer()) {
            append(writer, 3);
        }
        Path position = queue().resolve("readers/r.meta");
        Files.write(position, new byte[length]);
        for (int expected : new int[] {3, 0}) {
            try (QueueReader reader = queues.openReader(queue(), READER)) {
                assertEquals(expected, reader.poll(m -> {}, 1000));
            }
        }
        assertEquals(80, Files.size(position));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10, -1, 64, Long.MAX_VALUE, Long.MIN_VALUE})
    void segmentSizeScribbledUnderAnOpenReaderChangesNothing(long size) throws IOException {
        try (QueueWriter writer = writer();
                QueueReader reader =
                        queues.openReader(queue(), READER.withStart(StartMode.EARLIEST))) {
            append(writer, 2 * PER_SEGMENT);
            ByteBuffer word = ByteBuffer.allocate(Long.BYTES).putLong(0, Long.reverseBytes(size));
            try (FileChannel control =
                    FileChannel.open(queue().resolve("control.meta"), StandardOpenOption.WRITE)) {
                control.write(word, 24);
            }
            assertEquals(2 * PER_SEGMENT, reader.lag().messages());
            assertEquals(2 * PER_SEGMENT, reader.poll(m -> {}, 1000));
            assertEquals(new Lag(0, 0), reader.lag());
            append(writer, PER_SEGMENT);
            assertEquals(PER_SEGMENT, reader.poll(m -> {}, 1000));
        }
        assertFalse(queues.writerAlive(queue()));
    }
}
