package chronicle.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * Starts child processes that meet a real limit of the kernel, without taking anything from the
 * rest of the machine. Linux only. Where the machine does not allow that, the test is aborted and
 * says why. Immutable.
 *
 * @param inotify whether the process may set {@link InotifyLimit}s for itself
 * @param permissions whether file modes count for it, also when root runs it
 * @param descriptors how many it may open, 0 for as many as the one that starts it
 */
public record UnderLimits(boolean inotify, boolean permissions, int descriptors) {

    /** Names the user namespace of the starting process to the one that it starts. */
    static final String NAMESPACE_AROUND = "chronicle.testkit.user_namespace_around";

    /** No limit yet. */
    public static final UnderLimits NONE = new UnderLimits(false, false, 0);

    private static final List<String> OWN_NAMESPACE =
            List.of("unshare", "--user", "--map-root-user");
    private static final List<String> WITHOUT_OVERRIDE =
            List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");

    /** CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of {@code <linux/capability.h>}. */
    private static final long OVERRIDE = 1L << 1 | 1L << 2;

    /** A user namespace of its own, in which {@link InotifyLimit#set} may be called. */
    public UnderLimits withOwnInotifyLimits() {
        return new UnderLimits(true, permissions, descriptors);
    }

    /** Modes of files and directories count, also for root. */
    public UnderLimits withPermissionsThatCount() {
        return new UnderLimits(inotify, true, descriptors);
    }

    /**
     * @param most open descriptors, those of the JVM itself included: some dozens
     */
    public UnderLimits withDescriptors(int most) {
        return new UnderLimits(inotify, permissions, most);
    }

    /** Starts a main class under these limits; aborts the test where that cannot be done. */
    public ChildJvm start(Class<?> main, String... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /**
     * As {@link #start(Class, String...)}.
     *
     * @param options for the JVM
     */
    public ChildJvm start(List<String> options, Class<?> main, String... arguments)
            throws IOException {
        List<String> wrapper = wrapper();
        List<String> all = new ArrayList<>(options);
        if (inotify) {
            all.add("-D" + NAMESPACE_AROUND + "=" + InotifyLimit.userNamespace());
        }
        return ChildJvm.startUnder(wrapper, all, main, arguments);
    }

    private List<String> wrapper() throws IOException {
        List<String> wrapper = new ArrayList<>();
        if (descriptors > 0) {
            wrapper.add("prlimit");
            wrapper.add("--nofile=" + descriptors + ":" + descriptors);
        }
        // A new namespace starts with every capability, so they are given up within it.
        if (inotify) {
            wrapper.addAll(OWN_NAMESPACE);
        }
        if (permissions && (inotify || overridesPermissions())) {
            wrapper.addAll(WITHOUT_OVERRIDE);
        }
        assumeWorks(wrapper, "true");
        if (inotify) {
            for (InotifyLimit limit : InotifyLimit.values()) {
                assumeWorks(wrapper, "test", "-w", limit.file().toString());
            }
        }
        return wrapper;
    }

    private static void assumeWorks(List<String> wrapper, String... command) {
        List<String> all = new ArrayList<>(wrapper);
        all.addAll(List.of(command));
        Command tried = Command.run(all.toArray(String[]::new));
        Assumptions.assumeTrue(
                tried.succeeded(), () -> "limits cannot be lowered here: " + all + " " + tried);
    }

    private static boolean overridesPermissions() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("CapEff:")) {
                String hex = line.substring("CapEff:".length()).strip();
                return (Long.parseUnsignedLong(hex, 16) & OVERRIDE) != 0;
            }
        }
        return true;
    }
}
