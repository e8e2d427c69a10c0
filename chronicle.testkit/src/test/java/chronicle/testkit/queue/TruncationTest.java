package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.ChildJvm;
import chronicle.testkit.queue.child.TruncationMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that become shorter under their mapping, in a process of their own: the JVM must live. */
@EnabledOnOs(OS.LINUX)
class TruncationTest {

    private static final String TYPED = " (IO|CORRUPT|UNSUPPORTED)";

    /** For all rounds together. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @TempDir private Path folder;

    @Test
    void truncatedFileIsATypedErrorOfThatLaneOnly() {
        List<String> small = List.of("-Xmx64m", "-XX:ErrorFile=/dev/null");
        try (ChildJvm child = ChildJvm.start(small, TruncationMain.class, folder.toString())) {
            assertEquals(0, child.awaitExit(PATIENCE), child::report);
            assertTrue(child.lines().contains("alive"), child::report);
            assertTrue(child.lines().contains("deleted 5000"), child::report);
            assertAll(child, "poll ", "poll" + TYPED);
            assertAll(child, "await ", "await" + TYPED);
            assertAll(child, "lane ", "lane good=5000 errors=bad" + TYPED);
            assertAll(child, "position ", "position IO and [01] more");
        }
    }

    private static void assertAll(ChildJvm child, String beginning, String expected) {
        List<String> lines =
                child.lines().stream().filter(line -> line.startsWith(beginning)).toList();
        assertTrue(lines.size() > 5, child::report);
        for (String line : lines) {
            assertTrue(line.matches(expected), () -> line + " in " + child.report());
        }
    }
}
