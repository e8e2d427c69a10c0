package chronicle.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A limit of inotify that a process of {@link UnderLimits#withOwnInotifyLimits()} sets for itself,
 * lower and higher again, while it runs. What is set is the namesake of the user namespace, in
 * {@code /proc/sys/user}: the limits of the machine are left alone. Below the limit of a namespace
 * lie those of the ones around it, so it cannot be raised above what the machine allows.
 */
public enum InotifyLimit {
    WATCHES("max_inotify_watches"),
    INSTANCES("max_inotify_instances");

    private static final Path USER_NAMESPACE = Path.of("/proc/self/ns/user");

    private final Path file;

    InotifyLimit(String name) {
        this.file = Path.of("/proc/sys/user", name);
    }

    /** Where the value stands. */
    public Path file() {
        return file;
    }

    /**
     * Sets the limit of this process's user namespace.
     *
     * @throws IllegalStateException when the process shares that namespace with the one that
     *     started it: the limit would be that of the whole machine
     */
    public void set(int value) throws IOException {
        String around = System.getProperty(UnderLimits.NAMESPACE_AROUND, "");
        String own = userNamespace();
        if (around.isEmpty() || around.equals(own)) {
            throw new IllegalStateException(
                    "not in a user namespace of its own, so nothing is set limit="
                            + file
                            + " namespace="
                            + own);
        }
        Files.writeString(file, Integer.toString(value), StandardOpenOption.WRITE);
    }

    static String userNamespace() throws IOException {
        return Files.readSymbolicLink(USER_NAMESPACE).toString();
    }
}
