package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.StartMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * After a power failure a reader's position may have survived while the records before it did not:
 * messages come again, none is missed, and nobody waits for ever.
 */
public abstract class SetBackContract extends QueueFixture {

    private static final int RECORD = 128;

    /** Ten records, all of them read, of which the first {@code survivors} survive. */
    private void losePower(int survivors) throws IOException {
        try (QueueWriter writer = writer()) {
            for (int i = 0; i < 10; i++) {
                writer.append(1, bytes("m" + i));
            }
        }
        try (QueueReader reader = reader(StartMode.EARLIEST)) {
            assertEquals(10, drain(reader).size());
        }
        try (FileChannel segment =
                FileChannel.open(queue().resolve("000000000.q"), StandardOpenOption.WRITE)) {
            int lost = 64 + survivors * RECORD;
            segment.write(ByteBuffer.allocate(SMALL - lost), lost);
        }
    }

    private long stored() {
        return queues.inspect(queue()).readers().get(0).offset();
    }

    @Test
    void positionThatIsSoundStaysWhereItIs() {
        QueueWriter writer = writer();
        reader(StartMode.EARLIEST).close();
        for (int read = 0; read < 3; read++) {
            writer.append(1, bytes("m" + 2 * read));
            writer.append(1, bytes("m" + (2 * read + 1)));
            try (QueueReader reader = reader(StartMode.RESUME)) {
                assertEquals(0, reader.setBack());
                assertEquals(1, reader.poll(message -> {}, 1));
            }
        }
        try (QueueReader reader = reader(StartMode.RESUME)) {
            assertEquals(List.of("3:m3", "4:m4", "5:m5"), drain(reader));
        }
        try (QueueReader reader = reader(StartMode.RESUME)) {
            assertEquals(0, reader.setBack());
            writer.seal();
            writer.append(1, bytes("next"));
        }
        try (QueueReader reader = reader(StartMode.RESUME)) {
            assertEquals(0, reader.setBack());
            assertEquals(List.of("6:next"), drain(reader));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = StartMode.class,
            names = {"EARLIEST", "LATEST"},
            mode = Mode.EXCLUDE)
    void positionBehindWhatSurvivedIsSetBackToItsEnd(StartMode mode) throws IOException {
        losePower(6);
        QueueReader reader = reader(mode);
        assertEquals(4 * RECORD, reader.setBack());
        assertEquals(64 + 6 * RECORD, stored());
        assertEquals(List.of(), drain(reader));
        QueueWriter writer = writer();
        writer.append(1, bytes("again"));
        assertEquals(List.of("6:again"), drain(reader));
    }

    @Test
    void positionAtAFullSegmentsEndIsSetBackWhenNothingSurvived() throws IOException {
        int perSegment = (SMALL - 64) / RECORD;
        try (QueueWriter writer = writer()) {
            for (int i = 0; i < perSegment; i++) {
                writer.append(1, new byte[64]);
            }
        }
        try (QueueReader reader = reader(StartMode.EARLIEST)) {
            assertEquals(perSegment, drain(reader).size());
        }
        try (FileChannel segment =
                FileChannel.open(queue().resolve("000000000.q"), StandardOpenOption.WRITE)) {
            segment.write(ByteBuffer.allocate(SMALL - 64), 64);
        }
        QueueReader reader = reader(StartMode.RESUME);
        assertEquals(perSegment * RECORD, reader.setBack());
        writer().append(1, bytes("first"));
        assertEquals(List.of("0:first"), drain(reader));
    }

    /**
     * The payload there looks like no record, like one that cannot be, like one but for its CRC.
     */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, 0x1_0000_0021L})
    void positionWithinALaterRecordIsSetBackToItsBeginning(long filling) throws IOException {
        losePower(6);
        ByteBuffer payload = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        while (payload.hasRemaining()) {
            payload.putLong(filling);
        }
        writer().append(1, payload.flip());
        QueueReader reader = reader(StartMode.RESUME);
        assertEquals(4 * RECORD, reader.setBack());
        assertEquals(1, reader.poll(message -> assertEquals(6, message.seq()), 10));
        assertEquals(64 + 6 * RECORD + 1088, stored());
    }
}
