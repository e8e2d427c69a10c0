package chronicle.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each limit is the kernel's own, and holds for nobody but the child. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class UnderLimitsTest {

    @TempDir Path folder;

    @Test
    void watchesRunOutAndCanBeRaisedWhileTheChildRuns() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.createDirectory(folder.resolve("d" + i));
        }
        String before = Files.readAllLines(InotifyLimit.WATCHES.file()).get(0);
        UnderLimits limits = UnderLimits.NONE.withOwnInotifyLimits();
        try (ChildJvm child = limits.start(LimitedChild.class, "watches", folder.toString())) {
            child.awaitLine("refused");
            assertEquals("watches 5", child.awaitLine("watches"));
            assertEquals("raised to 10", child.awaitLine("raised"));
            assertEquals(0, child.awaitExit(), child::report);
        }
        assertEquals(before, Files.readAllLines(InotifyLimit.WATCHES.file()).get(0));
    }

    @Test
    void instancesRunOut() throws IOException {
        UnderLimits limits = UnderLimits.NONE.withOwnInotifyLimits();
        try (ChildJvm child = limits.start(LimitedChild.class, "instances")) {
            child.awaitLine("refused");
            assertEquals("instances 5", child.awaitLine("instances"));
            assertEquals(0, child.awaitExit(), child::report);
        }
    }

    @Test
    void descriptorsRunOut() throws IOException {
        UnderLimits limits = UnderLimits.NONE.withDescriptors(80);
        try (ChildJvm child = limits.start(LimitedChild.class, "descriptors", folder.toString())) {
            assertTrue(child.awaitLine("refused").contains("Too many open files"), child::report);
            assertEquals("descriptors true", child.awaitLine("descriptors"));
            assertEquals(0, child.awaitExit(), child::report);
        }
    }

    @Test
    void modesCountAlsoForRoot() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Modes.set(closed, "---------");
        UnderLimits limits = UnderLimits.NONE.withPermissionsThatCount();
        for (UnderLimits each : new UnderLimits[] {limits, limits.withOwnInotifyLimits()}) {
            try (ChildJvm child = each.start(LimitedChild.class, "modes", closed.toString())) {
                assertEquals(0, child.awaitExit(), child::report);
                assertEquals("denied " + closed, child.lastLine(""), child::report);
            }
        }
    }

    @Test
    void limitOfTheMachineIsNotToBeSet() {
        IllegalStateException e =
                assertThrows(
                        IllegalStateException.class, () -> InotifyLimit.WATCHES.set(1_000_000));
        assertTrue(
                e.getMessage().contains("limit=/proc/sys/user/max_inotify_watches"),
                e.getMessage());
    }
}
