package chronicle.discovery.jdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Values of limits, where the system tells them. */
final class SystemLimit {

    private static final Path WATCHES = Path.of("/proc/sys/fs/inotify/max_user_watches");

    /** What a user namespace allows; the lower of the two counts. */
    private static final Path WATCHES_HERE = Path.of("/proc/sys/user/max_inotify_watches");

    private SystemLimit() {}

    /** {@code " limit=NAME value=N"}, or nothing where there is no such limit. */
    static String watches() {
        long everywhere = value(WATCHES);
        long here = value(WATCHES_HERE);
        if (here < everywhere) {
            return " limit=user.max_inotify_watches value=" + here;
        }
        return everywhere == Long.MAX_VALUE
                ? ""
                : " limit=fs.inotify.max_user_watches value=" + everywhere;
    }

    private static long value(Path file) {
        // One read for all of it: the kernel gives such a number once, however little was asked
        // for.
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return Long.parseLong(String.valueOf(reader.readLine()).strip());
        } catch (IOException | NumberFormatException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
