package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chronicle.core.Claim;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import chronicle.core.format.RecordLayout;
import chronicle.core.os.OperatingSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JVM delivers the error of some truncated file while a writer of the same thread is at work:
 * that writer is none the worse for it, unless the file was its own.
 */
class WriterLateErrorsTest {

    private static final String LATE =
            "a fault occurred in a recent unsafe memory access operation in compiled Java code";
    private static final int SEGMENT = 4096;

    @TempDir private Path folder;

    private final FaultyOs os = new FaultyOs(OperatingSystem.best());
    private final MappedQueues queues = new MappedQueues(os.primitives());

    /** Thrown by the clock, once. */
    private InternalError pending;

    @AfterEach
    void close() {
        queues.close();
    }

    private Path queue() {
        return folder.resolve("queue");
    }

    private QueueWriter writer() {
        return queues.openWriter(
                queue(),
                WriterOptions.DEFAULTS.withSegmentSize(SEGMENT).withClock(this::strikeOrTell));
    }

    private long strikeOrTell() {
        if (pending != null) {
            InternalError error = pending;
            pending = null;
            throw error;
        }
        return 1;
    }

    private List<Long> read() {
        List<Long> seqs = new ArrayList<>();
        try (QueueReader reader = queues.openReader(queue(), ReaderOptions.named("r"))) {
            while (reader.poll(message -> seqs.add(message.seq()), 100) > 0) {
                continue;
            }
        }
        return seqs;
    }

    @Test
    void errorOfAnotherFileGoesOnAsItIsAndTheWriterToo() {
        try (QueueWriter writer = writer()) {
            writer.append(1, new byte[10]);
            pending = new InternalError(LATE);
            InternalError expected = pending;
            assertSame(
                    expected,
                    assertThrows(InternalError.class, () -> writer.append(1, new byte[2000])));
            assertEquals(1, writer.nextSeq());
            assertEquals(1, writer.append(1, new byte[10]));
        }
        assertEquals(List.of(0L, 1L), read());
    }

    @Test
    void errorBehindThePublishingNeitherRepeatsNorLosesTheRecord() throws IOException {
        try (QueueWriter writer = writer()) {
            ByteBuffer one = ByteBuffer.allocate(Integer.BYTES).put(0, (byte) 1);
            try (FileChannel control =
                    FileChannel.open(queue().resolve("control.meta"), StandardOpenOption.WRITE)) {
                control.write(one, 388);
            }
            os.next(1, "futexWakeAll", WriterLateErrorsTest::late);
            assertThrows(InternalError.class, () -> writer.append(1, new byte[10]));
            assertEquals(1, writer.nextSeq());
            os.next(1, "futexWakeAll", WriterLateErrorsTest::late);
            Claim claim = writer.claim(1, 10);
            assertThrows(InternalError.class, () -> claim.commit(1));
            claim.close();
            assertEquals(2, writer.append(1, new byte[10]));
        }
        assertEquals(List.of(0L, 1L, 2L), read());
    }

    private static Object late() {
        throw new InternalError(LATE);
    }

    @Test
    void errorBeforeARollIsNotTakenForTheEndOfIt() {
        try (QueueWriter writer = writer()) {
            for (int i = 0; i < 100; i++) {
                pending = i % 7 == 0 ? new InternalError(LATE) : null;
                if (pending != null) {
                    assertThrows(InternalError.class, () -> writer.append(1, new byte[64]));
                }
                writer.append(1, new byte[64]);
            }
            assertEquals(100, writer.nextSeq());
        }
        assertEquals(100, read().size());
    }

    /** The clock is asked within the roll, when the tail has moved and the old one is sealed. */
    @Test
    void rollThatWasBrokenOffIsFinishedBeforeAnythingElseIsAppended() {
        try (QueueWriter writer = writer();
                QueueReader reader = queues.openReader(queue(), ReaderOptions.named("r"))) {
            writer.append(1, new byte[3000]);
            assertEquals(1, reader.poll(message -> {}, 10));
            pending = new InternalError(LATE);
            assertThrows(InternalError.class, () -> writer.append(1, new byte[2000]));
            assertEquals(0, reader.poll(message -> {}, 10));
            assertEquals(1, reader.segmentId());
            // There was room for this one in the segment that was left.
            assertEquals(1, writer.append(1, new byte[10]));
            assertEquals(1, reader.poll(message -> {}, 10));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000.q", "control.meta"})
    void errorWhileAFileOfTheQueueIsTooShortIsATypedOne(String file) throws IOException {
        try (QueueWriter writer = writer()) {
            Path damaged = queue().resolve(file);
            Path aside = queue().resolve("aside");
            Files.move(damaged, aside);
            Files.write(damaged, new byte[10]);
            pending = new InternalError(LATE);
            QueueException failed =
                    assertThrows(QueueException.class, () -> writer.append(1, new byte[10]));
            assertEquals(Category.IO, failed.category());
            Files.delete(damaged);
            Files.move(aside, damaged);
        }
    }

    @Test
    void errorUnderTheNextSegmentIsATypedOneAndTheSameAppendWorksLater() {
        try (QueueWriter writer = writer()) {
            os.next(2, "createAllocated", WriterLateErrorsTest::late);
            QueueException failed =
                    assertThrows(
                            QueueException.class,
                            () -> {
                                for (int i = 0; i < 100; i++) {
                                    writer.append(1, new byte[64]);
                                }
                            });
            assertEquals(Category.IO, failed.category());
            long before = writer.nextSeq();
            assertEquals(before, writer.append(1, new byte[64]));
        }
    }

    @Test
    void whatARecordLeftBehindItsHeaderIsErased() {
        writer().close();
        InternalError error = new InternalError(LATE);
        try (ControlBlock control = ControlBlock.open(os.primitives(), queue(), true);
                Segment segment = Segment.open(os.primitives(), queue(), 0, SEGMENT, true)) {
            ByteBuffer buffer = segment.buffer();
            RecordLayout.begin(buffer, 64, 5);
            for (int at = 128; at < 1000; at++) {
                buffer.put(at, (byte) -1);
            }
            Tail tail = new Tail(segment, 64, 5);
            assertEquals(tail, UnfinishedRecord.settle(queue(), control, tail, error));
            for (int at = 64; at < SEGMENT; at++) {
                assertEquals(0, buffer.get(at), "at=" + at);
            }
            RecordLayout.begin(buffer, 64, 5);
            RecordLayout.publish(buffer, 64, 100);
            Tail behind = new Tail(segment, 256, 6);
            assertEquals(behind, UnfinishedRecord.settle(queue(), control, tail, error));
            Tail gone = new Tail(segment, 64, 6);
            assertEquals(behind, UnfinishedRecord.settle(queue(), control, gone, error));
        }
    }
}
