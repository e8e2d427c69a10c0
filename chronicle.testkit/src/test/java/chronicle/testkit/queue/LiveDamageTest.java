package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.ChildJvm;
import chronicle.testkit.queue.child.LiveDamageMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are truncated or unlinked under a live writer and a live reader, in a process of their
 * own: the JVM lives, whoever needs the file gets a typed error, and nobody loses a record without
 * being told.
 */
@EnabledOnOs(OS.LINUX)
class LiveDamageTest {

    private static final String FINE = "writer=fine reader=fine left=0";
    private static final String READER_FAILS =
            "writer=fine reader=(IO|CORRUPT|UNSUPPORTED) left=.*";
    private static final String BOTH_FAIL = "writer=IO reader=(IO|CORRUPT|UNSUPPORTED) left=.*";

    /** For all cases together, most of which wait for a reader to look at its files. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void damageIsATypedErrorOfThoseWhoNeedTheFile(@TempDir Path folder) {
        List<String> small = List.of("-Xmx64m");
        try (ChildJvm child = ChildJvm.start(small, LiveDamageMain.class, folder.toString())) {
            assertEquals(0, child.awaitExit(PATIENCE), child::report);
            assertTrue(child.lines().contains("alive"), child::report);
            assertAll(child, "TAIL-EMPTY", BOTH_FAIL);
            assertAll(child, "TAIL-HALF", BOTH_FAIL);
            // Who has it mapped reads it to the end; the writer learns of it when it rolls.
            assertAll(child, "TAIL-UNLINKED", "writer=SEGMENT_GONE reader=fine left=0");
            assertAll(child, "NEXT-EMPTY", "writer=IO reader=fine left=0");
            assertAll(child, "NEXT-HALF", "writer=IO reader=fine left=0");
            assertAll(child, "NEXT-UNLINKED", FINE);
            assertAll(child, "OLD-EMPTY", READER_FAILS);
            assertAll(child, "OLD-HALF", READER_FAILS);
            assertAll(child, "OLD-UNLINKED", FINE);
            assertAll(child, "CONTROL-EMPTY", BOTH_FAIL);
            // The writer could go on, but nobody would find what it writes.
            assertAll(child, "CONTROL-HALF", BOTH_FAIL);
            assertAll(child, "CONTROL-UNLINKED", FINE);
            assertAll(child, "POSITION-EMPTY", READER_FAILS);
            assertAll(child, "POSITION-HALF", READER_FAILS);
            assertAll(child, "POSITION-UNLINKED", FINE);
        }
    }

    private static void assertAll(ChildJvm child, String name, String expected) {
        List<String> lines =
                child.lines().stream().filter(line -> line.startsWith("case " + name)).toList();
        assertEquals(LiveDamageMain.ROUNDS, lines.size(), child::report);
        for (String line : lines) {
            assertTrue(
                    line.matches("case " + name + " " + expected),
                    () -> line + " is not " + expected + "\n" + child.report());
        }
    }
}
