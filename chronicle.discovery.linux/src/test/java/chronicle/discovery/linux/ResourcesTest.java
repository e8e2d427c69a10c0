package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.ReadyMarker;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchHealth.Counters;
import chronicle.testkit.watcher.WatchFixture;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a watch takes from the system. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ResourcesTest extends WatchFixture {

    private static final int MANY = 200;

    @Test
    void oneInotifyAndOneEventfdHoweverManyStrategies() throws Exception {
        int inotifies = descriptors("anon_inode:inotify");
        int eventfds = descriptors("anon_inode:[eventfd]");
        try (Watch watch = new InotifyWatcher().open(layout)) {
            int forThePath = watch.health().counters().watches();
            assertEquals(1 + layout.strategies().getNameCount(), forThePath, "with the root");
            for (int i = 0; i < MANY; i++) {
                Path out = make("s" + i);
                Files.createFile(out.resolve(ReadyMarker.NAME));
                if (i % 50 == 0) {
                    drain(watch);
                }
            }
            drain(watch);
            assertEquals(forThePath + 2 * MANY, watch.health().counters().watches());
            assertEquals(inotifies + 1, descriptors("anon_inode:inotify"));
            assertEquals(eventfds + 1, descriptors("anon_inode:[eventfd]"));
            try (Watch second = new InotifyWatcher().open(layout)) {
                assertEquals(forThePath + 2 * MANY, second.health().counters().watches());
            }
        }
        assertEquals(inotifies, descriptors("anon_inode:inotify"));
        assertEquals(eventfds, descriptors("anon_inode:[eventfd]"));
    }

    @Test
    void strategiesThatComeAndGoLeaveNothing() throws Exception {
        try (Watch watch = new InotifyWatcher().open(layout)) {
            Counters before = watch.health().counters();
            for (int i = 0; i < MANY; i++) {
                Path out = make("s" + i);
                Files.createFile(out.resolve(ReadyMarker.NAME));
                if (i % 3 != 0) {
                    drain(watch);
                }
                Files.delete(out.resolve(ReadyMarker.NAME));
                if (i % 7 == 0) {
                    drain(watch);
                }
                Files.delete(out);
                Files.delete(out.getParent());
            }
            drain(watch);
            Counters after = watch.health().counters();
            assertEquals(before.watches(), after.watches());
            assertEquals(0, after.unwatched());
            assertEquals(0, after.overflows());
            assertTrue(after.events() > MANY);
        }
    }

    private static int descriptors(String kind) throws IOException {
        int count = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path entry : entries) {
                count += target(entry).equals(kind) ? 1 : 0;
            }
        }
        return count;
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }
}
