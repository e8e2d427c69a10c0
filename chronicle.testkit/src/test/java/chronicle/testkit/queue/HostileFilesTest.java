package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.ChildJvm;
import chronicle.testkit.queue.child.ScribblingMain;
import chronicle.testkit.queue.child.TruncationMain;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What others do to a queue's files, met in a process of its own: the JVM must live. */
@EnabledOnOs(OS.LINUX)
class HostileFilesTest {

    @TempDir private Path folder;

    @Test
    void segmentTruncatedUnderAReaderIsATypedErrorOfThatLaneOnly() throws Exception {
        try (ChildJvm child = ChildJvm.start(TruncationMain.class, folder)) {
            assertEquals(0, child.exitCode(), () -> child.output().toString());
            child.await("alive");
            assertTrue(said(child, "poll ") > 5, () -> child.output().toString());
            assertTrue(said(child, "await ") > 5, () -> child.output().toString());
            assertTrue(said(child, "lane ") > 5, () -> child.output().toString());
            for (String line : child.output()) {
                if (line.startsWith("poll ") || line.startsWith("await ")) {
                    assertTrue(line.matches("\\w+ (IO|CORRUPT|UNSUPPORTED)"), line);
                }
                if (line.startsWith("lane ")) {
                    assertTrue(
                            line.matches("lane good=5000 errors=bad (IO|CORRUPT|UNSUPPORTED)"),
                            line);
                }
            }
            assertTrue(child.output().contains("deleted 5000"), () -> child.output().toString());
        }
    }

    private static long said(ChildJvm child, String beginning) {
        return child.output().stream().filter(line -> line.startsWith(beginning)).count();
    }

    @Test
    void randomBytesInAnyFileAreTypedErrorsOrHarmless() throws Exception {
        long seed = System.nanoTime();
        try (ChildJvm child = ChildJvm.start(ScribblingMain.class, folder, seed, 400)) {
            assertEquals(0, child.exitCode(), () -> "seed=" + seed + " output=" + child.output());
            child.await("alive");
            assertTrue(child.last("refusals ") > 100, () -> child.output().toString());
        }
    }
}
