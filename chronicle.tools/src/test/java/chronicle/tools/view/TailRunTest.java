package chronicle.tools.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
