package chronicle.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system in memory with room for next to nothing. Linux, and only where one may mount. */
public final class TinyDisk implements AutoCloseable {

    private final Path root;

    private TinyDisk(Path root) {
        this.root = root;
    }

    /** Mounts on an empty directory; aborts the test, saying why, where that is not allowed. */
    public static TinyDisk mount(Path directory, int kibibytes) throws IOException {
        Files.createDirectories(directory);
        String options = "size=" + kibibytes + "k,mode=700";
        Command mount =
                Command.run("mount", "-t", "tmpfs", "-o", options, "tmpfs", directory.toString());
        Assumptions.assumeTrue(
                mount.succeeded(),
                () -> "a full disk needs the right to mount a tmpfs, as root has: " + mount);
        return new TinyDisk(directory);
    }

    public Path root() {
        return root;
    }

    /** Unmounts, even while something still maps files of it. */
    @Override
    public void close() throws IOException {
        Command umount = Command.run("umount", "--lazy", root.toString());
        if (!umount.succeeded()) {
            throw new IOException("cannot unmount path=" + root + " reason=" + umount);
        }
    }
}
