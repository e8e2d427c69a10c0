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
import chronicle.core.StartMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What dead writers leave behind, made by hand, and who puts it right. */
public abstract class RecoveryContract extends QueueFixture {

    @Test
    void tornRecordIsPaddedAndSeqGoesOn() throws IOException {
        writeAndClose("a", "b");
        // Begun at offset 320, never committed: version and seq are there, the commit word is not.
        poke("000000000.q", 320 + 4, 1);
        poke("000000000.q", 320 + 8, 2);

        QueueWriter writer = writer();
        assertEquals(2, writer.append(1, bytes("c")));

        assertEquals(List.of("0:a", "1:b", "2:c"), drain(reader(StartMode.EARLIEST)));
        assertEquals(SMALL - 320 - 64 + 1, peek("000000000.q", 320));
        assertEquals(0xFFFF, peek("000000000.q", 320 + 24) & 0xFFFF);
        assertEquals(1, peek("000000000.q", 12));
        assertEquals(1, queues.inspect(queue()).currentSegment());
    }

    @Test
    void impossibleLengthAtTheTailIsTorn() throws IOException {
        writeAndClose("a");
        poke("000000000.q", 192, -1);

        QueueWriter writer = writer();
        assertEquals(1, writer.append(1, bytes("b")));
        assertEquals(List.of("0:a", "1:b"), drain(reader(StartMode.EARLIEST)));
    }

    @Test
    void payloadThatWasNeverDescribedIsWipedBeforeAppending() throws IOException {
        writeAndClose("a");
        // A foreign writer may copy the payload before it touches the header.
        poke("000000000.q", 192 + 64, 0x7F7F7F7F);
        poke("000000000.q", 192 + 128, 0x7F7F7F7F);

        QueueWriter writer = writer();
        writer.append(1, bytes("b"));
        assertEquals(List.of("0:a", "1:b"), drain(reader(StartMode.EARLIEST)));
    }

    @Test
    void writerSealsThePreviousSegmentOfAnInterruptedRoll() throws IOException {
        interruptedRoll();

        QueueWriter writer = writer();
        writer.append(1, bytes("after"));

        assertEquals(1, peek("000000000.q", 12));
        assertEquals(List.of("0:before", "1:after"), drain(reader(StartMode.EARLIEST)));
    }

    /** A power loss takes back what was not forced, also the seals of segments long left. */
    @Test
    void writerSealsEverySegmentBeforeItsOwn() throws IOException {
        try (QueueWriter writer = writer()) {
            for (String text : List.of("a", "b", "c")) {
                writer.append(1, bytes(text));
                writer.seal();
            }
        }
        for (int id = 0; id < 3; id++) {
            poke("00000000" + id + ".q", 12, 0);
        }
        poke("000000001.q", 192 + 4, 1);

        QueueWriter writer = writer();
        assertEquals(3, writer.append(1, bytes("d")));
        assertEquals(List.of("0:a", "1:b", "2:c", "3:d"), drain(reader(StartMode.EARLIEST)));
    }

    @Test
    void readerSealsThePreviousSegmentWhenTheWriterIsDead() throws Exception {
        interruptedRoll();
        // Torn as well, so that the reader has to repair and not only to seal.
        poke("000000000.q", 192 + 4, 1);
        QueueReader reader = reader(StartMode.EARLIEST);
        assertEquals(List.of("0:before"), drain(reader));

        assertFalse(reader.await(30_000_000));
        assertEquals(1, reader.segmentId());
        assertEquals(1, peek("000000000.q", 12));
        assertEquals(0xFFFF, peek("000000000.q", 192 + 24) & 0xFFFF);
    }

    @Test
    void browserPassesAnInterruptedRollWithoutTouchingIt() throws Exception {
        interruptedRoll();
        QueueBrowser browser = closing(queues.browse(queue(), StartMode.EARLIEST));
        List<String> seen = new ArrayList<>();
        browser.poll(m -> seen.add(line(m)), 10);
        assertFalse(browser.await(30_000_000));
        assertEquals(0, peek("000000000.q", 12));

        QueueWriter writer = writer();
        writer.append(1, bytes("after"));
        assertTrue(browser.await(10_000_000_000L));
        browser.poll(m -> seen.add(line(m)), 10);
        assertEquals(List.of("0:before", "1:after"), seen);
    }

    @Test
    void lyingCheckpointsCostNothing() throws IOException {
        writeAndClose("a", "b");
        for (int[] lie : new int[][] {{0, 64}, {7, 4096}, {0, 192 + 32}, {-1, -1}}) {
            poke("control.meta", 132, lie[0]);
            poke("control.meta", 256, lie[1]);
            writer().close();
        }
        assertEquals(List.of("0:a", "1:b"), drain(reader(StartMode.EARLIEST)));
        QueueWriter writer = writer();
        assertEquals(2, writer.append(1, bytes("c")));
        assertEquals(List.of("2:c"), drain(reader2()));
    }

    private QueueReader reader2() {
        closeReaders();
        return reader(StartMode.RESUME);
    }

    private void closeReaders() {
        readers.forEach(QueueReader::close);
    }

    private final List<QueueReader> readers = new ArrayList<>();

    @Override
    protected QueueReader reader(StartMode mode) {
        QueueReader reader = super.reader(mode);
        readers.add(reader);
        return reader;
    }

    @Test
    void staleTemporariesAreReplaced() throws IOException {
        Files.createDirectories(queue());
        Files.write(queue().resolve("control.tmp"), new byte[3]);
        Files.write(queue().resolve("000000000.q.tmp"), new byte[3]);
        QueueWriter writer = writer();
        writer.append(1, bytes("a"));
        assertEquals(List.of("0:a"), drain(reader(StartMode.EARLIEST)));
    }

    @Test
    void lostControlBlockIsRebuiltFromTheSegments() throws IOException {
        QueueWriter writer = writer();
        for (int i = 0; i < 200; i++) {
            writer.append(1, bytes("m" + i));
        }
        writer.close();
        Files.delete(queue().resolve("control.meta"));

        QueueWriter again = writer();
        assertEquals(SMALL, again.segmentSize());
        assertEquals(200, again.append(1, bytes("next")));
        assertEquals(201, drain(reader(StartMode.EARLIEST)).size());
    }

    @Test
    void segmentOfAForeignIdIsRefusedWithItsPath() throws IOException {
        writeAndClose("a");
        poke("000000000.q", 8, 5);
        QueueException refused = assertThrows(QueueException.class, this::writer);
        assertEquals(Category.CORRUPT, refused.category());
        assertTrue(
                refused.getMessage().contains("path=" + queue().resolve("000000000.q")),
                refused.getMessage());
        // The refusal gave the lock back.
        poke("000000000.q", 8, 0);
        writer();
    }

    private void writeAndClose(String... texts) {
        try (QueueWriter writer = writer()) {
            for (String text : texts) {
                writer.append(1, bytes(text));
            }
        }
    }

    /** The writer died after it moved the tail and before it sealed. */
    private void interruptedRoll() throws IOException {
        try (QueueWriter writer = writer()) {
            writer.append(1, bytes("before"));
            writer.seal();
        }
        poke("000000000.q", 12, 0);
    }

    private void poke(String file, long offset, int value) throws IOException {
        Path path = queue().resolve(file);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer word = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            channel.write(word.putInt(0, value), offset);
        }
    }

    private int peek(String file, int offset) throws IOException {
        byte[] content = Files.readAllBytes(queue().resolve(file));
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
    }
}
