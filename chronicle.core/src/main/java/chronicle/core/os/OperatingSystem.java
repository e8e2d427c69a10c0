package chronicle.core.os;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the primitives. */
public final class OperatingSystem {

    /** Set to {@code portable} to go without native code. */
    public static final String PROPERTY = "chronicle.os";

    private static final Logger LOG = LoggerFactory.getLogger(OperatingSystem.class);

    private OperatingSystem() {}

    /** Linux's where it is Linux and JNA is there, else the portable ones. */
    public static OsPrimitives best() {
        boolean portable = PortableOs.NAME.equals(System.getProperty(PROPERTY));
        if (portable || !System.getProperty("os.name").startsWith("Linux")) {
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
