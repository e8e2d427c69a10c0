package chronicle.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Modes of files and directories, which count where {@link UnderLimits} says so. */
public final class Modes {

    private Modes() {}

    /**
     * @param mode as {@code ls} has it, without the kind: {@code rwxr-xr-x}
     */
    public static void set(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
