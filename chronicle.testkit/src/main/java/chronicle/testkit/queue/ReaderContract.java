package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Lag;
import chronicle.core.MessageView;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Polling, lag, and what a reader says about broken files. */
public abstract class ReaderContract extends QueueFixture {

    @Test
    void viewIsOneReadOnlyFlyweight() {
        QueueWriter writer = writer();
        writer.append(3, 77L, ByteBuffer.wrap(bytes("payload")));
        writer.append(3, 78L, ByteBuffer.wrap(bytes("other")));
        List<MessageView> views = new ArrayList<>();
        reader(StartMode.EARLIEST)
                .poll(
                        message -> {
                            views.add(message);
                            assertEquals(0, message.flags());
                            assertEquals(0, message.segmentId());
                            assertEquals(77L + message.seq(), message.timestampNs());
                            ByteBuffer payload = message.payload();
                            assertEquals(message.length(), payload.remaining());
                            assertEquals(ByteOrder.LITTLE_ENDIAN, payload.order());
                            assertThrows(
                                    ReadOnlyBufferException.class, () -> payload.put((byte) 1));
                        },
                        10);
        assertEquals(2, views.size());
        assertTrue(views.get(0) == views.get(1));
    }

    @Test
    void pollIsBoundedAndNeverBlocks() {
        QueueWriter writer = writer();
        for (int i = 0; i < 10; i++) {
            writer.append(1, bytes("x"));
        }
        QueueReader reader = reader(StartMode.EARLIEST);
        assertEquals(0, reader.poll(m -> {}, 0));
        assertEquals(4, reader.poll(m -> {}, 4));
        assertEquals(6, reader.poll(m -> {}, 100));
        assertEquals(0, reader.poll(m -> {}, 100));
    }

    @Test
    void messageOfAThrowingHandlerComesAgain() {
        QueueWriter writer = writer();
        writer.append(1, bytes("a"));
        writer.append(1, bytes("b"));
        QueueReader reader = reader(StartMode.EARLIEST);
        IllegalStateException thrown =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                reader.poll(
                                        m -> {
                                            if (m.seq() == 1) {
                                                throw new IllegalStateException("no");
                                            }
                                        },
                                        10));
        assertEquals("no", thrown.getMessage());
        assertEquals(List.of("1:b"), drain(reader));
    }

    @Test
    void missingQueueAndBadNameAreSaidPlainly() {
        QueueException missing =
                assertThrows(QueueException.class, () -> reader(StartMode.EARLIEST));
        assertEquals(Category.NOT_FOUND, missing.category());
        assertTrue(missing.getMessage().contains("control.meta"), missing.getMessage());
        writer();
        for (String name : List.of("", ".x", "a/b", "..", "a".repeat(129))) {
            QueueException refused =
                    assertThrows(
                            QueueException.class,
                            () -> queues.openReader(queue(), ReaderOptions.named(name)));
            assertEquals(Category.INVALID_ARGUMENT, refused.category());
        }
    }

    @Test
    void lagCountsBytesAndMessages() {
        QueueWriter writer = writer();
        QueueReader reader = reader(StartMode.EARLIEST);
        assertEquals(new Lag(0, 0), reader.lag());
        for (int i = 0; i < 100; i++) {
            writer.append(1, bytes("m" + i));
        }
        // 63 records of 128 bytes fill a segment of 8192 but for its header.
        assertEquals(new Lag(8192 + 37 * 128, 100), reader.lag());
        reader.poll(m -> {}, 99);
        assertEquals(new Lag(128, 1), reader.lag());
        reader.poll(m -> {}, 1);
        assertEquals(new Lag(0, 0), reader.lag());
    }

    @Test
    void corruptPayloadNamesPathSegmentAndOffset() throws IOException {
        QueueWriter writer = writer();
        writer.append(1, bytes("a"));
        writer.append(1, bytes("spoiled"));
        writer.close();
        Path file = queue().resolve("000000000.q");
        byte[] content = Files.readAllBytes(file);
        content[192 + 64] ^= 1;
        Files.write(file, content);

        QueueReader reader = reader(StartMode.EARLIEST);
        List<String> seen = new ArrayList<>();
        QueueException corrupt =
                assertThrows(QueueException.class, () -> reader.poll(m -> seen.add(line(m)), 10));
        assertEquals(List.of("0:a"), seen);
        assertEquals(Category.CORRUPT, corrupt.category());
        assertTrue(
                corrupt.getMessage().endsWith("path=" + file + " segment=0 offset=192"),
                corrupt.getMessage());
        assertEquals(192, reader.offset());
    }

    @Test
    void unknownMessageVersionAndCrossingLengthAreTypedErrors() throws IOException {
        QueueWriter writer = writer();
        writer.append(1, bytes("a"));
        writer.close();
        Path file = queue().resolve("000000000.q");
        byte[] content = Files.readAllBytes(file);
        content[64 + 4] = 2;
        Files.write(file, content);
        assertEquals(Category.UNSUPPORTED, failure().category());
        content[64 + 4] = 1;
        content[64 + 3] = 0x7F;
        Files.write(file, content);
        assertEquals(Category.CORRUPT, failure().category());
    }

    private QueueException failure() {
        try (QueueReader reader = reader(StartMode.EARLIEST)) {
            return assertThrows(QueueException.class, () -> reader.poll(m -> {}, 10));
        }
    }

    @Test
    void browserLeavesNoTrace() throws Exception {
        QueueWriter writer = writer();
        for (int i = 0; i < 100; i++) {
            writer.append(1, bytes("m" + i));
        }
        writer.close();
        long before = fingerprint();
        try (QueueBrowser all = queues.browse(queue(), StartMode.EARLIEST);
                QueueBrowser tail = queues.browse(queue(), StartMode.LATEST)) {
            assertEquals(100, all.poll(m -> {}, 1000));
            assertEquals(0, tail.poll(m -> {}, 1000));
            assertFalse(tail.await(1_000_000));
        }
        queues.inspect(queue());
        assertEquals(before, fingerprint());
    }

    private long fingerprint() throws IOException {
        long hash = 17;
        try (var tree = Files.walk(queue())) {
            for (Path path : tree.sorted().toList()) {
                hash = 31 * hash + path.toString().hashCode();
                hash = 31 * hash + Files.getLastModifiedTime(path).hashCode();
                if (Files.isRegularFile(path)) {
                    hash = 31 * hash + Arrays.hashCode(Files.readAllBytes(path));
                }
            }
        }
        return hash;
    }
}
