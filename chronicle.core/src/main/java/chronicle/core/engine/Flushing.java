package chronicle.core.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Flushes of one writer, on its own thread or behind it. One at a time touches the checkpoint;
 * requests that come while one waits for its turn join it, under the latest tail.
 */
final class Flushing implements AutoCloseable {

    private final TailCheckpoint checkpoint;
    private final Executor disk;

    /** The flush that has not begun yet, if any, and how far it goes; guarded by this. */
    private CompletableFuture<Void> waiting;

    private int segment;
    private int offset;

    /** The newest of all flushes asked for, to be waited for when the writer closes. */
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    Flushing(TailCheckpoint checkpoint, Executor disk) {
        this.checkpoint = checkpoint;
        this.disk = disk;
    }

    void flush(int tailSegment, int tailOffset) {
        synchronized (checkpoint) {
            checkpoint.flush(tailSegment, tailOffset);
        }
    }

    synchronized CompletableFuture<Void> flushAsync(int tailSegment, int tailOffset) {
        segment = tailSegment;
        offset = tailOffset;
        if (waiting == null || waiting.isDone()) {
            waiting = CompletableFuture.runAsync(this::run, disk);
            last = waiting;
        }
        // A copy, so that nobody can complete or cancel what others wait for.
        return waiting.copy();
    }

    private void run() {
        int toSegment;
        int toOffset;
        synchronized (this) {
            waiting = null;
            toSegment = segment;
            toOffset = offset;
        }
        flush(toSegment, toOffset);
    }

    /** Waits for what was asked for; how it ended is told by its own future. */
    @Override
    public void close() {
        CompletableFuture<Void> pending;
        synchronized (this) {
            pending = last;
        }
        pending.handle((done, failure) -> null).join();
    }
}
