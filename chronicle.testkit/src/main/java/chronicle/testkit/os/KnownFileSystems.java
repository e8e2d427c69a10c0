package chronicle.testkit.os;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chronicle.core.Queues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What may be claimed on the file system of a test's folder. On the kinds that are known everything
 * is, whatever the product says of them; elsewhere, as on a container's overlay, a test that claims
 * more than there can be is skipped.
 */
public final class KnownFileSystems {

    /** By the names of the kernel. */
    private static final Set<String> KNOWN =
            Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "tmpfs");

    /** Of device, inode, time of birth and handle. */
    private static final int COMPLETE = 4;

    private KnownFileSystems() {}

    /** Skips a test that waits until times prove that a directory did not change. */
    public static void assumeTimesProve(Path folder) throws IOException {
        String kind = Files.getFileStore(folder).type();
        assumeTrue(
                KNOWN.contains(kind), "directory times on this file system prove nothing: " + kind);
    }

    /** Skips a test that makes a directory anew without waiting and wants it to be another. */
    public static void assumeIncarnationsTold(Path folder) throws IOException {
        String kind = Files.getFileStore(folder).type();
        if (KNOWN.contains(kind) || !System.getProperty("os.name").startsWith("Linux")) {
            return;
        }
        try (Queues queues = Queues.create()) {
            String identity = queues.identity(folder);
            assumeTrue(
                    identity.split(":").length == COMPLETE,
                    "this file system gives no handles, and an inode that is used again within one"
                            + " tick of the clock is the same directory: "
                            + kind);
        }
    }
}
