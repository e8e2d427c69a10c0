package chronicle.discovery.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.ChildJvm;
import chronicle.testkit.UnderLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Limits of the kernel and modes of directories, met for real by {@link LimitedChild}. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LimitsTest {

    @TempDir Path temp;

    @Test
    void watchLimitIsSaidAndScannedAroundUntilItAllows() throws IOException {
        UnderLimits limits = UnderLimits.NONE.withOwnInotifyLimits();
        try (ChildJvm child = limits.start(LimitedChild.class, "watches", temp.toString())) {
            String limit = child.awaitLine("limit=");
            String degraded = child.awaitLine("degraded ");
            assertTrue(degraded.startsWith("degraded WATCH_LIMIT "), degraded);
            assertTrue(degraded.contains(" " + limit + " path="), degraded);
            assertTrue(degraded.contains("\"sysctl user.max_inotify_watches=N\""), degraded);
            assertEquals("told meanwhile []", child.awaitLine("told meanwhile "));
            child.awaitLine("hinted beta");
            child.awaitLine("recovered");
            assertEquals(0, child.awaitExit(), child::report);
        }
    }

    @Test
    void instanceLimitKeepsTheWatchFromOpeningAndIsSaid() throws IOException {
        UnderLimits limits = UnderLimits.NONE.withOwnInotifyLimits();
        try (ChildJvm child = limits.start(LimitedChild.class, "instances", temp.toString())) {
            String refused = child.awaitLine("refused ");
            assertTrue(refused.contains("fs.inotify.max_user_instances"), refused);
            assertTrue(refused.contains(" limit=user.max_inotify_instances value="), refused);
            assertTrue(refused.endsWith("bus=" + temp), refused);
            assertEquals(0, child.awaitExit(), child::report);
        }
    }

    @Test
    void directoryThatMayBePassedButNotReadIsScanned() throws IOException {
        UnderLimits limits = UnderLimits.NONE.withPermissionsThatCount();
        try (ChildJvm child = limits.start(LimitedChild.class, "modes", temp.toString())) {
            assertEquals("closed EVENTS", child.awaitLine("closed "));
            String degraded = child.awaitLine("degraded ");
            assertTrue(degraded.startsWith("degraded PERMISSION "), degraded);
            assertTrue(degraded.endsWith("path=" + temp.resolve("orders/queue/beta")), degraded);
            child.awaitLine("hinted beta");
            child.awaitLine("recovered");
            assertEquals(0, child.awaitExit(), child::report);
        }
    }
}
