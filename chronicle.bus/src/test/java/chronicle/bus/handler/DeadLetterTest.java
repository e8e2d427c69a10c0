package chronicle.bus.handler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import chronicle.core.QueueBrowser;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in {@code orders_dead} is the order, and can be told from anything else. */
final class DeadLetterTest {

    private static final byte[] PAYLOAD = {0, 10, -1, 'x', '\n'};

    @TempDir Path folder;

    @Test
    void lineAndPayloadAreWrittenAsDocumented() {
        byte[] encoded = letter("no\nroom").encoded();
        byte[] line = "strategy=alpha incarnation=1-2 seq=7 length=5 reason=no?room\n".getBytes();
        byte[] expected = ByteBuffer.allocate(line.length + 5).put(line).put(PAYLOAD).array();
        assertArrayEquals(expected, encoded);
    }

    @Test
    void longestLineHoldsWhateverAReasonSays() {
        DeadLetter letter =
                new DeadLetter(
                        new StrategyId("s".repeat(128)),
                        "i".repeat(999),
                        Long.MIN_VALUE,
                        1,
                        2,
                        "\u20ac".repeat(5000),
                        new byte[0]);
        assertTrue(letter.encoded().length <= DeadLetter.LONGEST_LINE);
    }

    @Test
    void letterComesBackOutOfAQueue() {
        DeadLetter sent = letter("because");
        DeadLetter read = written(2, 99, sent.encoded()).orElseThrow();
        assertEquals(sent.strategy(), read.strategy());
        assertEquals("1-2", read.incarnation());
        assertEquals(7, read.seq());
        assertEquals(99, read.timestampNs());
        assertEquals(2, read.typeId());
        assertEquals("because", read.reason());
        assertArrayEquals(PAYLOAD, read.payload());
    }

    @Test
    void whatIsNoLetterIsNotTakenForOne() {
        List<String> foreign =
                List.of(
                        "",
                        "\n",
                        "hello\n",
                        "strategy=alpha incarnation=1-2 seq=7 length=5 reason=x\nabcd",
                        "strategy=alpha incarnation=1-2 seq=7 length=3 reason=x\nabcd",
                        "strategy=alpha incarnation=1-2 seq=7 length=4 reason=xabcd",
                        "strategy=../alpha incarnation=1-2 seq=7 length=4 reason=x\nabcd",
                        "strategy=alpha incarnation=1-2 seq=9999999999999999999 length=4 reason=x\nabcd",
                        "strategy=alpha incarnation=1-2 seq=7 length=4 reason="
                                + "x".repeat(1100)
                                + "\nabcd");
        for (String text : foreign) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertEquals(Optional.empty(), written(1, 1, bytes), text);
        }
    }

    private DeadLetter letter(String reason) {
        return new DeadLetter(new StrategyId("alpha"), "1-2", 7, 99, 2, reason, PAYLOAD);
    }

    private Optional<DeadLetter> written(int typeId, long timestampNs, byte[] payload) {
        Path queue = folder.resolve(Long.toString(System.nanoTime()));
        List<Optional<DeadLetter>> read = new ArrayList<>();
        try (Queues queues = Queues.create();
                QueueWriter writer =
                        queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(4096))) {
            writer.append(typeId, timestampNs, ByteBuffer.wrap(payload));
            try (QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
                browser.poll(message -> read.add(DeadLetter.of(message)), 10);
            }
        }
        assertEquals(1, read.size());
        return read.get(0);
    }
}
