package chronicle.testkit.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.ChildJvm;
import chronicle.testkit.UnderLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What discovery finds out where the kernel refuses it something, by either kind of primitives. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ScanUnderLimitsTest {

    @TempDir Path folder;

    private ChildJvm start(UnderLimits limits, String primitives, String task) throws IOException {
        List<String> options = List.of("-Dchronicle.os=" + primitives);
        return limits.start(options, ScanChild.class, task, folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"best", "portable"})
    void withoutDescriptorsWhatGoesIsFoundAndWhatStaysStays(String primitives) throws IOException {
        UnderLimits limits = UnderLimits.NONE.withDescriptors(100);
        try (ChildJvm child = start(limits, primitives, "descriptors")) {
            String problem = child.awaitLine("problem");
            assertTrue(problem.contains("cannot list: "), problem);
            assertTrue(problem.contains("open files"), problem);
            child.awaitLine("done");
            assertEquals(0, child.awaitExit(), child::report);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"best", "portable"})
    void whatIsClosedToUsIsNotGone(String primitives) throws IOException {
        UnderLimits limits = UnderLimits.NONE.withPermissionsThatCount();
        try (ChildJvm child = start(limits, primitives, "modes")) {
            child.awaitLine("done");
            assertEquals(3, child.lines().stream().filter(l -> l.startsWith("problem")).count());
            assertEquals(0, child.awaitExit(), child::report);
        }
    }
}
