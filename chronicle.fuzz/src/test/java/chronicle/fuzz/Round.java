package chronicle.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One input. Holds whatever is done with it to the bounds: the one exception of the queue and no
 * other, with a path and fit for a log; little memory on the heap and in mappings; and when it is
 * over, nothing left open.
 */
final class Round implements AutoCloseable {

    /**
     * Far above what an honest round takes, far below most lengths that somebody made up. While the
     * fuzzer looks for inputs it instruments every class that an input is the first to load, which
     * takes tens of megabytes; the replay of its finds is strict.
     */
    private static final long MOST_HEAP_BYTES =
            (System.getenv("JAZZER_FUZZ") == null ? 32L : 256L) << 20;

    private static final long MOST_MAPPED_BYTES = 16 * GaugedOs.LARGEST_FILE;

    private static final long LONGEST_SWEEP_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_EVERY_NS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final GaugedOs os;
    private final BackgroundFailures background;
    private final long before;

    /** A use of a queue that may be refused. */
    interface Use {
        void run() throws Exception;
    }

    Round(GaugedOs os, BackgroundFailures background) {
        this.os = os;
        this.background = background;
        os.mostMapped();
        before = THREADS.getCurrentThreadAllocatedBytes();
    }

    /**
     * Does something that may be refused.
     *
     * @return the refusal, null when it went well
     */
    QueueException attempt(String what, Use use) {
        try {
            use.run();
            return null;
        } catch (QueueException refusal) {
            String message = refusal.getMessage();
            assertTrue(message.contains("path="), () -> what + ": no path in: " + message);
            assertTrue(isLoggable(message), () -> what + ": not a line for a log: " + message);
            return refusal;
        } catch (Exception e) {
            throw new AssertionError(what + ": not the typed exception", e);
        }
    }

    /** Whether a text is one line of printable ASCII, so that it can do no harm to who reads it. */
    static boolean isLoggable(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    @Override
    public void close() {
        long heap = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(heap < MOST_HEAP_BYTES, () -> "allocated " + heap + " bytes");
        long mapped = os.mostMapped();
        assertTrue(mapped < MOST_MAPPED_BYTES, () -> "mapped " + mapped + " bytes");
        awaitBackground();
        background.requireNone();
        assertEquals(0, os.mappings(), "mappings left behind");
        assertEquals(0, os.locks(), "locks left behind");
    }

    /** A sweep that was under way when its writer closed looks at readers' positions. */
    private void awaitBackground() {
        long start = System.nanoTime();
        while (os.mappings() + os.locks() > 0 && System.nanoTime() - start < LONGEST_SWEEP_NS) {
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
    }
}
