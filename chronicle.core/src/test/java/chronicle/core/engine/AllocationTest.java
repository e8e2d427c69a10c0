package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Claim;
import chronicle.core.FanInHandler;
import chronicle.core.FanInReader;
import chronicle.core.MessageHandler;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts what the thread allocates, which does not depend on how fast the machine is. */
class AllocationTest {

    private static final int MESSAGES = 20_000;
    private static final int ROUNDS = 5;

    @TempDir private Path folder;

    private final byte[] array = new byte[64];
    private final ByteBuffer buffer = ByteBuffer.wrap(new byte[64]);
    private long touched;

    @Test
    void appendClaimPollMergeAndStoreDoNotAllocate() {
        MessageHandler handler = message -> touched += message.payload().remaining();
        FanInHandler merging =
                (lane, message) -> {
                    touched += message.seq();
                    return true;
                };
        long least = Long.MAX_VALUE;
        try (Queues queues = Queues.create();
                QueueWriter writer =
                        queues.openWriter(
                                folder, WriterOptions.DEFAULTS.withSegmentSize(64 << 20));
                QueueReader reader = queues.openReader(folder, ReaderOptions.named("r"));
                QueueReader lane = queues.openReader(folder, ReaderOptions.named("lane"));
                FanInReader fanIn = queues.fanIn()) {
            fanIn.add("lane", lane, null);
            for (int round = 0; round < ROUNDS; round++) {
                long before = allocated();
                for (int i = 0; i < MESSAGES; i++) {
                    writer.append(1, array);
                    writer.append(1, buffer);
                    Claim claim = writer.claim(1, Long.BYTES);
                    claim.payload().putLong(i);
                    claim.commit();
                    reader.poll(handler, 10);
                    fanIn.poll(merging, 10);
                    reader.storePosition();
                }
                least = Math.min(least, allocated() - before);
            }
        }
        // The clock is tied to the system's once a second, which makes two small objects.
        assertTrue(least < MESSAGES / 10, "bytes=" + least + " messages=" + 3 * MESSAGES);
        assertTrue(touched > 0);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
