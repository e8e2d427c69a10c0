package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A folder in memory, for what is claimed only of file systems whose directory times prove that
 * nothing changed. Temporary files may be on one whose times do not, such as a container's overlay.
 */
final class MemoryFolder implements TempDirFactory {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
            throws IOException {
        return Files.isWritable(SHARED_MEMORY)
                ? Files.createTempDirectory(SHARED_MEMORY, "bus")
                : Files.createTempDirectory("bus");
    }

    /** The folder; skips the test where it is none in memory. */
    static Path whereTimesProve(Path folder) throws IOException {
        String kind = Files.getFileStore(folder).type();
        assumeTrue(
                kind.equals("tmpfs"),
                "directory times on this file system may prove nothing, and there is no tmpfs at "
                        + SHARED_MEMORY
                        + ": "
                        + kind);
        return folder;
    }
}
