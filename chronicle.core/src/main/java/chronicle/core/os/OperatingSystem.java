package chronicle.core.os;

import chronicle.core.QueueException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the primitives. */
public final class OperatingSystem {

    /** Set to {@code portable} to go without native code. */
    public static final String PROPERTY = "chronicle.os";

    /** Set to {@code false} to sleep without io_uring, by other threads' futexes. */
    public static final String RINGS = "chronicle.io_uring";

    /** Those that the constants in {@link Linux} are true for, as {@code os.arch} calls them. */
    private static final Set<String> KNOWN_ABIS = Set.of("amd64", "x86_64", "aarch64");

    private static final Logger LOG = LoggerFactory.getLogger(OperatingSystem.class);

    private OperatingSystem() {}

    /**
     * Linux's on Linux, elsewhere the portable ones.
     *
     * @throws QueueException UNSUPPORTED on Linux when JNA cannot be used. The portable primitives
     *     lock in another way, which does not meet flock: readers would take the queues of living
     *     writers for theirs to repair. So they are used there only when {@link #PROPERTY} says so.
     */
    public static OsPrimitives best() {
        boolean portable = PortableOs.NAME.equals(System.getProperty(PROPERTY));
        if (portable || !System.getProperty("os.name").startsWith("Linux")) {
            return new PortableOs();
        }
        String machine = System.getProperty("os.arch");
        if (!KNOWN_ABIS.contains(machine)) {
            LOG.warn(
                    "the numbers of this machine's system calls are not known here, queues go"
                            + " without immediate unmapping and futex, and their locks are not"
                            + " seen by programs of another architecture os.arch={}",
                    machine);
            return new PortableOs();
        }
        try {
            return new LinuxOs();
        } catch (LinkageError e) {
            throw new QueueException(
                    QueueException.Category.UNSUPPORTED,
                    "JNA cannot be used, and without it this process and others would not see each"
                            + " other's locks: put jna.jar on the class path; when it is there,"
                            + " -Djna.tmpdir=DIR names a folder from which libraries may be loaded"
                            + " (not mounted noexec). Or give -D"
                            + PROPERTY
                            + "="
                            + PortableOs.NAME
                            + " to every process that opens these queues. reason="
                            + e,
                    e);
        }
    }
}
