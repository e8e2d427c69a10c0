package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import chronicle.core.format.QueueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Counts the faults of the appending thread, as the kernel does. */
@EnabledOnOs(OS.LINUX)
class PageFaultTest {

    private static final int SEGMENT = 1 << 20;
    private static final int RECORD = 128;
    private static final int SEGMENTS = 40;
    private static final int PAGE = 4096;
    private static final long LONGEST_WAIT_NS = 30_000_000_000L;

    @TempDir private Path folder;

    @Test
    void appendsIntoSegmentsThatAreReadyDoNotFault() throws IOException {
        byte[] payload = new byte[64];
        WriterOptions options =
                WriterOptions.DEFAULTS.withSegmentSize(SEGMENT).withRetention(Retention.KEEP_ALL);
        long[] faults = new long[SEGMENTS];
        try (Queues queues = Queues.create();
                QueueWriter writer = queues.openWriter(folder, options)) {
            for (int id = 0; id < 2 * SEGMENTS; id++) {
                long before = faultsOfThisThread();
                for (int i = 0; i < SEGMENT / RECORD / 2; i++) {
                    writer.append(1, payload);
                }
                // The first half warms up.
                if (id >= SEGMENTS) {
                    faults[id - SEGMENTS] = faultsOfThisThread() - before;
                }
                awaitNext(id / 2 + 1);
            }
        }
        // Most, not all: a kernel that writes back or moves pages meanwhile takes some away again.
        Arrays.sort(faults);
        long typical = faults[SEGMENTS / 2];
        int pages = SEGMENT / 2 / PAGE;
        // A few are the JVM's own: compiled code that is new, a safepoint page.
        assertTrue(
                typical < pages / 20,
                () -> "faults=" + Arrays.toString(faults) + " of pages=" + pages);
    }

    private void awaitNext(int id) {
        long start = System.nanoTime();
        Path next = QueueFiles.segment(folder, id);
        while (!Files.exists(next)) {
            assertTrue(System.nanoTime() - start < LONGEST_WAIT_NS, () -> "not made: " + next);
            LockSupport.parkNanos(100_000);
        }
    }

    /** Minor faults: the 10th field, counted after the name in parentheses. */
    private static long faultsOfThisThread() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[7]);
    }
}
