package chronicle.testkit.crash;

import chronicle.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A queue as a crash left it, kept as a copy so that it can be had many times. */
final class Wreckage {

    private final Path queue;
    private final Path copy;
    private final long committed;

    /**
     * @param copy an empty directory
     * @param committed how many records were reported as committed
     */
    Wreckage(Path queue, Path copy, long committed) throws IOException {
        this.queue = queue;
        this.copy = copy;
        this.committed = committed;
        copy(queue, copy);
    }

    long committed() {
        return committed;
    }

    void restore() throws IOException {
        Trees.delete(queue);
        copy(copy, queue);
    }

    /** Copies what there is; nothing when there is nothing. */
    static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (var paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
