package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import chronicle.core.os.OperatingSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is still open when the background threads have ended does their work itself. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosedQueuesTest {

    private static final int MESSAGES = 1000;

    @TempDir private Path folder;

    @Test
    void openWriterRollsAndOpenReaderReadsOn() {
        MappedQueues queues = new MappedQueues(OperatingSystem.best());
        try (QueueWriter writer = writer(queues);
                QueueReader reader = queues.openReader(folder, ReaderOptions.named("r"))) {
            queues.close();
            for (int i = 0; i < MESSAGES; i++) {
                writer.append(1, new byte[64]);
            }
            assertEquals(MESSAGES, reader.poll(message -> {}, 2 * MESSAGES));
        }
    }

    @Test
    void everyFlushStillFlushes() throws Exception {
        MappedQueues queues = new MappedQueues(OperatingSystem.best());
        try (QueueWriter writer = writer(queues)) {
            queues.close();
            for (int i = 1; i <= 3; i++) {
                writer.append(1, new byte[64]);
                writer.flushAsync().get(30, TimeUnit.SECONDS);
                assertEquals(64 + i * 128, checkpoint());
            }
        }
    }

    @Test
    void backgroundThreadsEnd() throws InterruptedException {
        MappedQueues queues = new MappedQueues(OperatingSystem.best());
        QueueWriter writer = writer(queues);
        writer.flushAsync();
        writer.close();
        queues.close();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("chronicle-")) {
                thread.join(TimeUnit.SECONDS.toMillis(30));
                assertTrue(!thread.isAlive(), thread.getName());
            }
        }
    }

    private QueueWriter writer(MappedQueues queues) {
        return queues.openWriter(folder, WriterOptions.DEFAULTS.withSegmentSize(4096));
    }

    private long checkpoint() throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve("index.meta"));
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong(8);
    }
}
