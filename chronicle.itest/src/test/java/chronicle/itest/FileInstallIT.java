package chronicle.itest;

import static chronicle.itest.WatcherBundles.HOUR_MS;
import static chronicle.itest.WatcherBundles.INOTIFY;
import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import chronicle.itest.container.DropFolder;
import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.testkit.Await;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceEvent;

/** Watchers come and go as an operator has them: as jars in a folder, while strategies churn. */
@ExtendWith(FelixExtension.class)
@EnabledOnOs(OS.LINUX)
final class FileInstallIT {

    private static final String JAR = "inotify.jar";

    @TempDir Path root;
    private LiveBus bus;

    @BeforeEach
    void open(Felix felix) throws Exception {
        bus = new LiveBus(felix, root);
        WatcherBundles.pollOften(felix);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void jarIsDroppedReplacedAndDeletedWhileStrategiesComeAndGo(Felix felix) throws Exception {
        DropFolder drop = felix.dropFolder();
        felix.start(POLL);
        bus.startRouter("rescan_interval_ms", HOUR_MS);
        bus.awaitWatcher("poll");
        List<Integer> life = felix.serviceEvents(LiveBus.STATUS);
        try (Churn churn = new Churn(bus).start()) {
            for (int round = 0; round < 2; round++) {
                drop.put(JAR, INOTIFY, "9.0." + round);
                awaitVersion(felix, "9.0." + round);
                bus.awaitWatcher("inotify");
                churn.awaitProgress();

                drop.put(JAR, INOTIFY, "9.1." + round);
                awaitVersion(felix, "9.1." + round);
                bus.awaitWatcher("inotify");
                churn.awaitProgress();

                drop.delete(JAR);
                awaitVersion(felix, "none");
                bus.awaitWatcher("poll");
                churn.awaitProgress();
            }
            churn.endAndVerify();
        }
        assertFalse(life.contains(ServiceEvent.UNREGISTERING), "the router's service went");
    }

    @Test
    void onlyWatcherIsReplacedDeletedAndDroppedAgain(Felix felix) throws Exception {
        DropFolder drop = felix.dropFolder();
        drop.put(JAR, INOTIFY, "9.0.0");
        bus.startRouter("rescan_interval_ms", HOUR_MS);
        bus.awaitWatcher("inotify");
        try (Churn churn = new Churn(bus).start()) {
            drop.put(JAR, INOTIFY, "9.1.0");
            awaitVersion(felix, "9.1.0");
            bus.awaitWatcher("inotify");
            churn.awaitProgress();
            drop.delete(JAR);
            bus.awaitWatcher("none");
            churn.awaitChanges();
            drop.put(JAR, INOTIFY, "9.2.0");
            bus.awaitWatcher("inotify");
            churn.awaitProgress();
            churn.endAndVerify();
        }
    }

    @Test
    void whatCannotBeInstalledIsPutRightByTheNextFile(Felix felix) throws Exception {
        DropFolder drop = felix.dropFolder();
        bus.startRouter("rescan_interval_ms", 50L);
        bus.awaitWatcher("none");
        try (Churn churn = new Churn(bus).start()) {
            drop.put("half.jar", "half of a jar".getBytes(StandardCharsets.US_ASCII));
            drop.put(JAR, INOTIFY, "no version");
            // Comes after the two, so they were looked at when it runs.
            drop.put("poll.jar", POLL, "9.0.0");
            bus.awaitWatcher("poll");
            churn.awaitProgress();
            assertEquals("none", felix.runningVersion(INOTIFY));
            drop.put(JAR, INOTIFY, "9.0.0");
            bus.awaitWatcher("inotify");
            churn.awaitProgress();
            churn.endAndVerify();
        }
    }

    private static void awaitVersion(Felix felix, String version) {
        Await.until(
                "version " + version,
                () -> felix.runningVersion(INOTIFY).equals(version),
                () -> felix.runningVersion(INOTIFY));
    }
}
