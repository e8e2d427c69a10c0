package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.ChildJvm;
import chronicle.testkit.UnderLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits of the kernel itself, met by a process of its own: what is said, and that it recovers. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class RealLimitsTest {

    private static final UnderLimits OWN = UnderLimits.NONE.withOwnInotifyLimits();

    @TempDir Path temp;

    @Test
    void watchesRunOutAndCanBeHadAgain() throws IOException {
        String reason = reasonOf(OWN, "watches");
        assertTrue(reason.contains("limit=user.max_inotify_watches value="), reason);
        assertTrue(reason.contains("\"sysctl user.max_inotify_watches=N\""), reason);
        assertTrue(reason.endsWith("/orders/queue/c"), reason);
    }

    @Test
    void instancesRunOutAndCanBeHadAgain() throws IOException {
        String reason = reasonOf(OWN, "instances");
        assertTrue(reason.endsWith("limit=user.max_inotify_instances value=0"), reason);
    }

    @Test
    void descriptorsRunOutAndCanBeHadAgain() throws IOException {
        String reason = reasonOf(UnderLimits.NONE.withDescriptors(80), "descriptors");
        assertTrue(reason.contains("limit=RLIMIT_NOFILE value=80"), reason);
    }

    @Test
    void descriptorsThatRunOutLaterAreSaidAndScannedAround() throws IOException {
        String reason = reasonOf(UnderLimits.NONE.withDescriptors(80), "listing");
        assertTrue(reason.contains("raise \"ulimit -n\""), reason);
        assertTrue(reason.contains("limit=RLIMIT_NOFILE value=80"), reason);
        assertTrue(reason.endsWith("path=" + temp.resolve("bus/orders/queue")), reason);
    }

    @Test
    void unreadableDirectoryIsScannedAsFarAsItIsVisible() throws IOException {
        String reason = reasonOf(UnderLimits.NONE.withPermissionsThatCount(), "modes");
        assertTrue(reason.startsWith("no permission to watch"), reason);
        assertTrue(reason.endsWith("/orders/queue/a"), reason);
    }

    private String reasonOf(UnderLimits limits, String scene) throws IOException {
        Path bus = temp.resolve("bus");
        try (ChildJvm child = limits.start(LimitedWatch.class, scene, bus.toString())) {
            assertEquals(0, child.awaitExit(), child::report);
            return child.lastLine("reason").substring("reason ".length());
        }
    }
}
