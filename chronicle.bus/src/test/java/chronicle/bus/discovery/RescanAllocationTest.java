package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Counts what the polling thread allocates, which does not depend on the machine's speed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RescanAllocationTest extends DiscoveryFixture {

    private static final int FEW = 50;
    private static final int MANY = 400;
    private static final int RESCANS = 2 * StrategyScan.THOROUGH_EVERY;

    @TempDir(factory = MemoryFolder.class)
    Path memory;

    @Override
    Path home() throws IOException {
        return MemoryFolder.whereTimesProve(memory);
    }

    @Test
    void rescanOfWhatHasNotChangedAllocatesNothingThatGrowsWithIt() throws IOException {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "needs native access");
        makeUpTo(0, FEW);
        long few = most();
        makeUpTo(FEW, MANY);
        long many = most();
        assertTrue(many - few < MANY - FEW, "few_bytes=" + few + " many_bytes=" + many);
    }

    private void makeUpTo(int from, int count) throws IOException {
        for (int i = from; i < count; i++) {
            start("strategy-" + i);
        }
        rescan();
        assertEquals(count - from, poll().size());
        // A directory that changed just now proves nothing yet, on a machine of any speed.
        long end = System.nanoTime() + LONG.toNanos();
        while (discovery.health().stats().skipped() < count) {
            assertTrue(System.nanoTime() - end < 0, "never skipped all of count=" + count);
            rescan();
            assertEquals(List.of(), poll());
        }
    }

    /** Of the least of each round, so that what the JVM does once does not count. */
    private long most() {
        long most = 0;
        boolean thorough = false;
        boolean skipping = false;
        for (boolean skips : new boolean[] {false, true}) {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < RESCANS; i++) {
                rescan();
                long before = allocated();
                List<DiscoveryEvent> events = discovery.poll();
                long bytes = allocated() - before;
                assertEquals(0, events.size());
                boolean skipped = discovery.health().stats().skipped() > 0;
                thorough |= !skipped;
                skipping |= skipped;
                if (skipped == skips) {
                    least = Math.min(least, bytes);
                }
            }
            most = Math.max(most, least);
        }
        assertTrue(thorough && skipping, "thorough=" + thorough + " skipping=" + skipping);
        return most;
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
