package chronicle.bench.suite;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where is measured.
 *
 * @param directory an existing folder
 * @param fileSystem its type, such as tmpfs or ext4
 * @param usableBytes free space
 */
public record Place(Path directory, String fileSystem, long usableBytes) {

    /** The files of one run, several segments ahead of their deletion, and room to spare. */
    public static final long NEEDED_BYTES = 4L << 30;

    public static Place of(Path directory) {
        try {
            FileStore store = Files.getFileStore(directory);
            return new Place(directory, store.type(), store.getUsableSpace());
        } catch (IOException e) {
            throw new BenchFailure("cannot look at the file system, path=" + directory, e);
        }
    }

    /** Whether files there are memory and nothing else. */
    public boolean inMemory() {
        return fileSystem.equals("tmpfs") || fileSystem.equals("ramfs");
    }

    public boolean hasRoom() {
        return usableBytes >= NEEDED_BYTES;
    }
}
