package chronicle.tools.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import chronicle.bus.handler.DeadLetter;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailRunTest {

    private static final int MESSAGES = 600;

    @TempDir Path folder;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Queues queues;
    private Path queue;

    @BeforeEach
    void writeAQueue() {
        queues = Queues.create();
        queue = folder.resolve("queue");
        try (QueueWriter writer =
                queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(8192))) {
            for (int i = 0; i < MESSAGES; i++) {
                byte[] payload = {(byte) ('a' + i % 26)};
                writer.append(7, 1000L + i, ByteBuffer.wrap(payload));
            }
        }
    }

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void everyMessageIsALine() throws InterruptedException {
        tail(bytes, () -> false).run(Long.MAX_VALUE, false);
        String[] lines = bytes.toString(StandardCharsets.UTF_8).split("\n");
        assertEquals(MESSAGES, lines.length);
        assertEquals("seq=599 timestamp=1599 type=7 length=1  b", lines[599]);
    }

    @Test
    void orderThatWasGivenUpIsShownWithItsReasonAndItsPayload() throws InterruptedException {
        try (QueueWriter writer = queues.openWriter(queue, WriterOptions.DEFAULTS)) {
            append(writer, "order_id=7 symbol=BTC".getBytes(StandardCharsets.US_ASCII));
            append(writer, new byte[] {0, (byte) 0xff});
            writer.append(7, 1, ByteBuffer.wrap("a\nb".getBytes(StandardCharsets.US_ASCII)));
        }
        tail(bytes, () -> false).run(Long.MAX_VALUE, false);
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(
                List.of(
                        "seq=600 timestamp=4711 type=2 length=83  strategy=s1 incarnation=1:2"
                                + " seq=7 length=21 reason=not for me  order_id=7 symbol=BTC",
                        "seq=601 timestamp=4711 type=2 length=63  strategy=s1 incarnation=1:2"
                                + " seq=7 length=2 reason=not for me  base64:AP8=",
                        "seq=602 timestamp=1 type=7 length=3  base64:YQpi"),
                lines.subList(MESSAGES, lines.size()));
    }

    private static void append(QueueWriter writer, byte[] order) {
        DeadLetter letter =
                new DeadLetter(new StrategyId("s1"), "1:2", 7, 4711, 2, "not for me", order);
        writer.append(2, letter.timestampNs(), ByteBuffer.wrap(letter.encoded()));
    }

    @Test
    void followingEndsWithTheStop() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        tail(bytes, () -> asked.incrementAndGet() > 5).run(Long.MAX_VALUE, true);
        assertEquals(MESSAGES, bytes.toString(StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void endsWhenNobodyReadsAnyMore() throws InterruptedException {
        AtomicInteger written = new AtomicInteger();
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        written.incrementAndGet();
                        throw new IOException("Broken pipe");
                    }
                };
        tail(broken, () -> false).run(Long.MAX_VALUE, true);
        assertTrue(written.get() > 0);
    }

    private TailRun tail(OutputStream out, BooleanSupplier stop) {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new TailRun(queues, queue, stream, stop, false);
    }
}
