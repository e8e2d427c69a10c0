package chronicle.itest;

import static chronicle.itest.WatcherBundles.INOTIFY;
import static chronicle.itest.WatcherBundles.JDK;
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
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads when a limit is met: one line when it begins, one when it is over. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class DegradationLogIT {

    private static final List<String> OPTIONS =
            List.of(
                    "-Ditest.work=" + System.getProperty("itest.work", "target/pax"),
                    "-Dorg.slf4j.simpleLogger.log.org.ops4j=error");

    @TempDir Path root;

    @ParameterizedTest
    @CsvSource({INOTIFY + ",inotify", JDK + ",jdk"})
    void limitIsOneWarningWhenItIsMetAndOneLineWhenItIsOver(String bundle, String watcher)
            throws IOException {
        UnderLimits limits = UnderLimits.NONE.withOwnInotifyLimits();
        try (ChildJvm child =
                limits.start(OPTIONS, LimitedRouter.class, bundle, watcher, root.toString())) {
            assertEquals(0, child.awaitExit(), child::report);
            List<String> log = child.lines().stream().filter(l -> l.startsWith("log ")).toList();
            List<String> warnings = log.stream().filter(l -> l.contains(" WARN ")).toList();
            assertEquals(2, warnings.size(), child::report);
            for (String warning : warnings) {
                assertTrue(warning.contains(" watcher has fallen back to scanning: "), warning);
                assertTrue(warning.contains("limit=user.max_inotify_watches value=1 "), warning);
                assertTrue(warning.contains("\"sysctl user.max_inotify_watches=N\""), warning);
            }
            String over = "watcher " + watcher + " is no longer degraded, changes are told at once";
            assertEquals(
                    List.of(over, over),
                    log.stream()
                            .filter(l -> l.contains("degraded") || l.contains("again"))
                            .map(l -> l.substring(l.indexOf(" - ") + 3))
                            .toList(),
                    child::report);
            assertEquals(2, child.lines().stream().filter(l -> l.startsWith("problem ")).count());
        }
    }
}
