package chronicle.bench.role;

import chronicle.core.format.QueueFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Deletes segments that nobody reads, on a thread of its own, so that a long run fits into memory.
 */
public final class OldSegments implements AutoCloseable {

    private final Path queue;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private int next;

    public OldSegments(Path queue) {
        this.queue = queue;
    }

    /** Deletes all segments before this one that are still there. */
    public void deleteBefore(int segment) {
        while (next < segment) {
            Path file = QueueFiles.segment(queue, next);
            thread.execute(() -> delete(file));
            next++;
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            System.err.println("bench: an old segment stays: " + e);
        }
    }

    /** Waits until what was asked for is deleted. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("old segments are not deleted within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
