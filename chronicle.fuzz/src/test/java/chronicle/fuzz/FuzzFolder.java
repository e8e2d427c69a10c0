package chronicle.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder of this process in memory where the system has one, for inputs come by the thousand. */
final class FuzzFolder implements AutoCloseable {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "chronicle-fuzz-";

    private final Path path;

    private FuzzFolder(Path path) {
        this.path = path;
    }

    static FuzzFolder make() throws IOException {
        Path parent =
                Files.isWritable(SHARED_MEMORY)
                        ? SHARED_MEMORY
                        : Path.of(System.getProperty("java.io.tmpdir"));
        sweep(parent);
        String name = PREFIX + ProcessHandle.current().pid() + "-";
        return new FuzzFolder(Files.createTempDirectory(parent, name));
    }

    /** A fuzzer that is stopped by a signal or a finding ends without a word to the JVM. */
    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                int end = name.lastIndexOf('-');
                long pid = Long.parseLong(name.substring(PREFIX.length(), end));
                if (ProcessHandle.of(pid).isEmpty()) {
                    delete(folder);
                }
            }
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
