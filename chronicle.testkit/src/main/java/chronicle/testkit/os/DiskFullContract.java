package chronicle.testkit.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A full disk is an error that passes, for the primitives and for a writer over them. */
@EnabledOnOs(OS.LINUX)
public abstract class DiskFullContract {

    private static final int SEGMENT = 8192;

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

    @Test
    void writerFailsAtTheRollAndGoesOnOnceThereIsSpace() throws IOException {
        Path filler = disk.root().resolve("filler");
        create(primitives(), filler, 64 << 10);
        Path queue = disk.root().resolve("queue");
        WriterOptions options = WriterOptions.DEFAULTS.withSegmentSize(SEGMENT);
        try (Queues queues = new MappedQueues(primitives());
                QueueWriter writer = queues.openWriter(queue, options);
                QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"))) {
            byte[] payload = new byte[1000];
            QueueException full = assertThrows(QueueException.class, () -> fill(writer, payload));
            assertEquals(Category.DISK_FULL, full.category(), full.getMessage());
            assertTrue(full.getMessage().contains("path=" + queue), full.getMessage());
            long refused = writer.nextSeq();
            for (int i = 0; i < 3; i++) {
                assertThrows(QueueException.class, () -> writer.append(1, payload));
            }
            assertEquals(refused, writer.nextSeq());

            Files.delete(filler);
            for (int i = 0; i < 20; i++) {
                assertEquals(refused + i, writer.append(1, payload));
            }
            List<Long> seen = new ArrayList<>();
            reader.poll(message -> seen.add(message.seq()), 1000);
            assertEquals(LongStream.range(0, refused + 20).boxed().toList(), seen);
        }
    }

    /** Ends by the exception. */
    private static void fill(QueueWriter writer, byte[] payload) {
        for (int i = 0; i < 1000; i++) {
            writer.append(1, payload);
        }
    }

    @Test
    void openingAWriterOnAFullDiskFailsAndCanBeRepeated() throws IOException {
        Path filler = disk.root().resolve("filler");
        create(primitives(), filler, 120 << 10);
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
