package chronicle.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the system allows a watcher, as far as it says so: inotify of Linux. */
final class WatchLimits {

    private static final Path INOTIFY = Path.of("/proc/sys/fs/inotify");
    private static final List<String> NAMES =
            List.of("max_user_watches", "max_user_instances", "max_queued_events");

    private final Path folder;

    WatchLimits() {
        this(INOTIFY);
    }

    /**
     * @param folder with a file for each limit; where it is missing there are none
     */
    WatchLimits(Path folder) {
        this.folder = folder;
    }

    /** Name and value of each, and how it is raised. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String name : NAMES) {
            // In one read: some kernels do not go on with such a file.
            try (BufferedReader file = Files.newBufferedReader(folder.resolve(name))) {
                String value = file.readLine();
                lines.add("fs.inotify." + name + "=" + value + " for each user, by sysctl");
            } catch (NoSuchFileException e) {
                // Not a Linux, or one without inotify: it has no such limit.
                continue;
            } catch (IOException e) {
                lines.add("fs.inotify." + name + " cannot be read: " + e.getMessage());
            }
        }
        return lines;
    }
}
