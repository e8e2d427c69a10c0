package chronicle.bench.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a benchmark, handed from the process that made it to the one that JMH forks. */
public final class BenchFolder {

    private static final String PROPERTY = "chronicle.bench.folder";

    private BenchFolder() {}

    /** What the forked process has to be started with. */
    public static String[] jvmFlags(Path folder) {
        String property = "-D" + PROPERTY + "=" + folder;
        return Runtime.version().feature() >= 22
                ? new String[] {property, "--enable-native-access=ALL-UNNAMED"}
                : new String[] {property};
    }

    /** An empty folder for one trial. */
    static Path fresh() {
        String folder = System.getProperty(PROPERTY);
        if (folder == null) {
            throw new IllegalStateException("start it with ./chronicle bench jmh");
        }
        try {
            return Files.createTempDirectory(Path.of(folder), "trial-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder, path=" + folder, e);
        }
    }
}
