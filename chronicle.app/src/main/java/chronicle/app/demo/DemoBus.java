package chronicle.app.demo;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The bus of a demonstration: one that the user named and keeps, or a temporary one. */
record DemoBus(Path root, boolean temporary) implements AutoCloseable {

    private static final Path MEMORY = Path.of("/dev/shm");

    /** Far more than a demonstration writes. */
    private static final long ENOUGH_BYTES = 512L << 20;

    static DemoBus open(Optional<Path> named) {
        try {
            if (named.isPresent()) {
                return new DemoBus(Files.createDirectories(named.get()).toRealPath(), false);
            }
            return new DemoBus(
                    memoryHasRoom()
                            ? Files.createTempDirectory(MEMORY, "chronicle-demo-")
                            : Files.createTempDirectory("chronicle-demo-"),
                    true);
        } catch (IOException e) {
            throw new CommandFailure(
                    "no folder for the bus, name another with --bus: reason=\""
                            + e.getMessage()
                            + '"',
                    e);
        }
    }

    private static boolean memoryHasRoom() throws IOException {
        return Files.isDirectory(MEMORY)
                && Files.isWritable(MEMORY)
                && Files.getFileStore(MEMORY).getUsableSpace() >= ENOUGH_BYTES;
    }

    @Override
    public void close() {
        if (temporary) {
            Folders.deleteQuietly(root);
        }
    }
}
