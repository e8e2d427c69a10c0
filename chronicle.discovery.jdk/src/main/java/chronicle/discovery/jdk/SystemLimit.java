package chronicle.discovery.jdk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The limit that counts, of those that the system has for the same.
 *
 * @param name as sysctl knows it
 * @param value now, {@link #UNKNOWN} where the system does not tell
 */
record SystemLimit(String name, long value) {

    private static final long UNKNOWN = Long.MAX_VALUE;

    /** Watches of one user: of the machine, or of the user namespace, whichever is lower. */
    static SystemLimit watches() {
        return smaller("fs.inotify.max_user_watches", "user.max_inotify_watches");
    }

    /** Watch services of one user, counted likewise. Unknown as well without a free descriptor. */
    static SystemLimit instances() {
        return smaller("fs.inotify.max_user_instances", "user.max_inotify_instances");
    }

    private static SystemLimit smaller(String ofMachine, String ofNamespace) {
        SystemLimit machine = read(ofMachine);
        SystemLimit namespace = read(ofNamespace);
        return namespace.value < machine.value ? namespace : machine;
    }

    /** Events that the kernel keeps for a watch service. */
    static SystemLimit queuedEvents() {
        return read("fs.inotify.max_queued_events");
    }

    /** {@code " limit=NAME value=N"}, or nothing where the value is unknown. */
    String text() {
        return value == UNKNOWN ? "" : " limit=" + name + " value=" + value;
    }

    private static SystemLimit read(String name) {
        // One read for all of it: the kernel gives such a number once, however little was asked
        // for.
        Path file = Path.of("/proc/sys", name.split("\\."));
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return new SystemLimit(name, Long.parseLong(String.valueOf(reader.readLine()).strip()));
        } catch (IOException | NumberFormatException unknown) {
            return new SystemLimit(name, UNKNOWN);
        }
    }
}
