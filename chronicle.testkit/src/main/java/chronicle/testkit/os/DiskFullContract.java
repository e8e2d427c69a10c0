package chronicle.testkit.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Claim;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import chronicle.core.engine.MappedQueues;
import chronicle.core.os.DiskFullException;
import chronicle.core.os.OsPrimitives;
import chronicle.testkit.TinyDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A full disk is an error that passes, for the primitives and for a writer over them. */
@EnabledOnOs(OS.LINUX)
public abstract class DiskFullContract {

    private static final int SEGMENT = 8192;
    private static final WriterOptions OPTIONS = WriterOptions.DEFAULTS.withSegmentSize(SEGMENT);

    @TempDir Path folder;

    private TinyDisk disk;

    /** The primitives that this run is about. */
    protected abstract OsPrimitives primitives();

    @BeforeEach
    void mount() throws Exception {
        disk = TinyDisk.mount(folder.resolve("disk"), 128);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void allocatingMoreThanThereIsFailsAndLeavesNothing() throws IOException {
        OsPrimitives os = primitives();
        Path file = disk.root().resolve("file");
        DiskFullException error =
                assertThrows(DiskFullException.class, () -> create(os, file, 256 << 10));
        assertTrue(error.getMessage().contains("path=" + file), error.getMessage());
        assertFalse(Files.exists(file));
        create(os, file, 64 << 10);
    }

    private static void create(OsPrimitives os, Path file, int size) throws IOException {
        os.createAllocated(file, size, PosixFilePermissions.fromString("rw-------"));
    }

    /** The ways to write a record. */
    enum Way {
        APPEND,
        CLAIM;

        long write(QueueWriter writer, byte[] payload) {
            if (this == APPEND) {
                return writer.append(1, payload);
            }
            try (Claim claim = writer.claim(1, payload.length)) {
                claim.payload().put(payload);
                return claim.commit();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void writerFailsAtTheRollAndGoesOnOnceThereIsSpace(Way way) throws IOException {
        Path filler = fill(64);
        Path queue = disk.root().resolve("queue");
        try (Queues queues = new MappedQueues(primitives());
                QueueWriter writer = queues.openWriter(queue, OPTIONS);
                QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"))) {
            byte[] payload = new byte[1000];
            QueueException full =
                    assertThrows(
                            QueueException.class,
                            () -> {
                                for (int i = 0; i < 1000; i++) {
                                    way.write(writer, payload);
                                }
                            });
            assertEquals(Category.DISK_FULL, full.category(), full.getMessage());
            assertTrue(full.getMessage().contains("path=" + queue), full.getMessage());
            long refused = writer.nextSeq();
            for (int i = 0; i < 3; i++) {
                for (Way any : Way.values()) {
                    QueueException again =
                            assertThrows(QueueException.class, () -> any.write(writer, payload));
                    assertEquals(Category.DISK_FULL, again.category(), again.getMessage());
                }
            }
            assertEquals(refused, writer.nextSeq());

            Files.delete(filler);
            for (int i = 0; i < 20; i++) {
                assertEquals(refused + i, way.write(writer, payload));
            }
            assertEquals(LongStream.range(0, refused + 20).boxed().toList(), readAll(reader));
        }
    }

    @ParameterizedTest
    @EnumSource
    void diskThatIsFullOnlyWhileTheNextSegmentIsPreparedIsNoError(Way way) throws IOException {
        Path queue = disk.root().resolve("queue");
        try (Queues queues = new MappedQueues(primitives());
                QueueWriter writer = queues.openWriter(queue, OPTIONS);
                QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"))) {
            Path filler = fillAllBut(SEGMENT / 2);
            byte[] payload = new byte[1000];
            for (int i = 0; i < SEGMENT / 1088; i++) {
                assertEquals(i, way.write(writer, payload));
            }
            assertFalse(Files.exists(queue.resolve("000000001.q")));

            Files.delete(filler);
            for (long seq = writer.nextSeq(); seq < 50; seq++) {
                assertEquals(seq, way.write(writer, payload));
            }
            assertEquals(LongStream.range(0, 50).boxed().toList(), readAll(reader));
        }
    }

    @Test
    void flushOnAFullDiskFailsAndHoldsUpNobody() throws IOException {
        Path queue = disk.root().resolve("queue");
        try (Queues queues = new MappedQueues(primitives());
                QueueWriter writer = queues.openWriter(queue, OPTIONS);
                QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"))) {
            Path filler = fillAllBut(0);
            writer.append(1, new byte[100]);
            QueueException full = assertThrows(QueueException.class, writer::flush);
            assertTrue(full.getMessage().contains("path=" + queue), full.getMessage());
            writer.append(1, new byte[100]);
            assertEquals(List.of(0L, 1L), readAll(reader));

            Files.delete(filler);
            writer.flush();
            assertEquals(16, Files.size(queue.resolve("index.meta")));
        }
    }

    @Test
    void readerThatComesToAFullDiskIsRefusedAndCanComeAgain() throws IOException {
        Path queue = disk.root().resolve("queue");
        ReaderOptions options = ReaderOptions.named("r");
        try (Queues queues = new MappedQueues(primitives());
                QueueWriter writer = queues.openWriter(queue, OPTIONS)) {
            writer.append(1, new byte[100]);
            Path filler = fillAllBut(0);
            QueueException full =
                    assertThrows(QueueException.class, () -> queues.openReader(queue, options));
            assertTrue(full.getMessage().contains("readers/r.meta"), full.getMessage());
            Files.delete(filler);
            try (QueueReader reader = queues.openReader(queue, options)) {
                assertEquals(List.of(0L), readAll(reader));
            }
        }
    }

    /** What is torn costs the rest of its segment, so the next one is needed at once. */
    @Test
    void recoveryOnAFullDiskFailsAndCanBeRepeated() throws IOException {
        Path queue = disk.root().resolve("queue");
        try (Queues queues = new MappedQueues(primitives())) {
            try (QueueWriter writer = queues.openWriter(queue, OPTIONS)) {
                writer.append(1, new byte[100]);
            }
            tear(queue.resolve("000000000.q"), 64 + 192);
            Path filler = fillAllBut(SEGMENT / 2);
            for (int i = 0; i < 2; i++) {
                QueueException full =
                        assertThrows(QueueException.class, () -> queues.openWriter(queue, OPTIONS));
                assertEquals(Category.DISK_FULL, full.category(), full.getMessage());
            }
            Files.delete(filler);
            try (QueueWriter writer = queues.openWriter(queue, OPTIONS);
                    QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"))) {
                assertEquals(1, writer.append(1, new byte[100]));
                assertEquals(List.of(0L, 1L), readAll(reader));
            }
        }
    }

    /** A header with its version and nothing else, as a writer leaves it that dies over it. */
    private static void tear(Path segment, int offset) throws IOException {
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[] {1}), offset + 4);
        }
    }

    private Path fill(int kibibytes) throws IOException {
        Path filler = disk.root().resolve("filler");
        create(primitives(), filler, kibibytes << 10);
        return filler;
    }

    /** Leaves less than a page, or as many whole pages as that many bytes are. */
    private Path fillAllBut(int bytes) throws IOException {
        long free = Files.getFileStore(disk.root()).getUsableSpace();
        return fill((int) ((free - bytes) >> 10));
    }

    private static List<Long> readAll(QueueReader reader) {
        List<Long> seen = new ArrayList<>();
        reader.poll(message -> seen.add(message.seq()), 1000);
        return seen;
    }

    @Test
    void openingAWriterOnAFullDiskFailsAndCanBeRepeated() throws IOException {
        Path filler = fill(120);
        Path queue = disk.root().resolve("queue");
        WriterOptions options = WriterOptions.DEFAULTS.withSegmentSize(SEGMENT * 4);
        try (Queues queues = new MappedQueues(primitives())) {
            QueueException full =
                    assertThrows(QueueException.class, () -> queues.openWriter(queue, options));
            assertEquals(Category.DISK_FULL, full.category(), full.getMessage());
            Files.delete(filler);
            try (QueueWriter writer = queues.openWriter(queue, options)) {
                assertEquals(0, writer.append(1, new byte[10]));
            }
        }
    }
}
