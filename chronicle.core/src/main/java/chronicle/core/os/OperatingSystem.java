package chronicle.core.os;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the primitives. */
public final class OperatingSystem {

    /** Set to {@code portable} to go without native code. */
    public static final String PROPERTY = "chronicle.os";

    /** Those that the constants in {@link Linux} are true for, as {@code os.arch} calls them. */
    private static final Set<String> KNOWN_ABIS = Set.of("amd64", "x86_64", "aarch64");

    private static final Logger LOG = LoggerFactory.getLogger(OperatingSystem.class);

    private OperatingSystem() {}

    /** Linux's where it is Linux and JNA is there, else the portable ones. */
    public static OsPrimitives best() {
        boolean portable = PortableOs.NAME.equals(System.getProperty(PROPERTY));
        if (portable || !System.getProperty("os.name").startsWith("Linux")) {
            return new PortableOs();
        }
        String machine = System.getProperty("os.arch");
        if (!KNOWN_ABIS.contains(machine)) {
            LOG.warn(
                    "the numbers of this machine's system calls are not known here, queues go"
                            + " without immediate unmapping and futex os.arch={}",
                    machine);
            return new PortableOs();
        }
        try {
            return new LinuxOs();
        } catch (LinkageError e) {
            LOG.warn(
                    "native access is not to be had, queues go without immediate unmapping and"
                            + " futex reason={}",
                    e.toString());
            return new PortableOs();
        }
    }
}
