package chronicle.discovery.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A limit of inotify stands in two places: for the machine, and for the user namespace (a
 * container) that the process is in. The smaller one is what counts; those of namespaces between
 * the two cannot be seen from within.
 *
 * @param name as sysctl knows it
 * @param value what it is now, for people
 */
record Limit(String name, String value) {

    private static final Path SYSCTL = Path.of("/proc/sys");

    /** Watches of one user. */
    static Limit watches() {
        return smaller(SYSCTL, "fs.inotify.max_user_watches", "user.max_inotify_watches");
    }

    /** Inotify instances of one user. */
    static Limit instances() {
        return smaller(SYSCTL, "fs.inotify.max_user_instances", "user.max_inotify_instances");
    }

    /** Events that wait for one instance to be read. */
    static Limit queuedEvents() {
        String name = "fs.inotify.max_queued_events";
        return new Limit(name, read(SYSCTL, name));
    }

    static Limit smaller(Path sysctl, String machine, String namespace) {
        Limit all = new Limit(machine, read(sysctl, machine));
        Limit own = new Limit(namespace, read(sysctl, namespace));
        return own.number() < all.number() ? own : all;
    }

    private long number() {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private static String read(Path sysctl, String name) {
        // In one read of some bytes: such a file gives the rest of a number to nobody who first
        // asks for one byte of it, as Files.readString does.
        try (InputStream file = Files.newInputStream(sysctl.resolve(name.replace('.', '/')))) {
            byte[] value = new byte[32];
            int length = Math.max(0, file.read(value));
            return new String(value, 0, length, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
