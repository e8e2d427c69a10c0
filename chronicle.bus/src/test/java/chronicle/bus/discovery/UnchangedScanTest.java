package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a scan does not look at again, on a file system whose times prove that nothing changed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class UnchangedScanTest extends ScanFixture {

    @TempDir(factory = MemoryFolder.class)
    Path memory;

    @Override
    Path home() throws IOException {
        return MemoryFolder.whereTimesProve(memory);
    }

    /** Not at READY, that is; orders_out itself is looked at each time. */
    @Test
    void whatCannotHaveChangedIsNotLookedAtButEveryTwelfthTime() throws IOException {
        start("s");
        Files.createDirectories(ordersOut("not-ready"));
        all();
        awaitSkipping(2);
        int thorough = 0;
        for (int i = 0; i < 2 * StrategyScan.THOROUGH_EVERY; i++) {
            walk.looks = 0;
            assertEquals(List.of(), all());
            thorough += scan.skipped() == 0 ? 1 : 0;
            assertEquals(scan.skipped() == 0 ? 4 : 2, walk.looks);
        }
        assertEquals(2, thorough);
        Files.createFile(ordersOut("not-ready").resolve("READY"));
        assertEquals(List.of("+not-ready"), all());
        awaitSkipping(2);
        Files.delete(ordersOut("s").resolve("READY"));
        assertEquals(List.of("-s"), all());
    }

    /** The problem of a look that could not tell does not outlive it. */
    @Test
    void whatCouldNotBeSeenIsLookedAtAgainThoughNothingChanged() throws IOException {
        start("s");
        all();
        awaitSkipping(1);
        walk.failure = "no permission";
        assertEquals(List.of(), all());
        assertEquals(1, problems.lines().size());
        walk.failure = "";
        assertEquals(List.of(), all());
        assertEquals(List.of(), problems.lines());
    }

    private void awaitSkipping(int count) {
        // Times have to be past before they prove anything. No lock and no wait in here would
        // notice that the test is interrupted by its timeout.
        long end = System.nanoTime() + LONG.toNanos();
        do {
            assertTrue(System.nanoTime() - end < 0, "skipped=" + scan.skipped());
            assertEquals(List.of(), all());
        } while (scan.skipped() < count);
        assertEquals(count, scan.skipped());
    }
}
