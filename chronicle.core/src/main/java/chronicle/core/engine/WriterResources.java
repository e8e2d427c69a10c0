package chronicle.core.engine;

import chronicle.core.EpochClock;
import chronicle.core.RetentionStats;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * What a writer holds besides its tail, used beside appending and given back together. Heartbeats
 * may come from any thread, also while the writer closes.
 */
final class WriterResources {

    private final Path queue;
    private final EpochClock clock;
    private final WriterLock lock;
    private final ControlBlock control;
    private final Rolling rolling;
    private final Flushing flushing;

    /** Guarded by this. */
    private boolean closed;

    WriterResources(
            Path queue,
            EpochClock clock,
            WriterLock lock,
            ControlBlock control,
            Rolling rolling,
            Flushing flushing) {
        this.queue = queue;
        this.clock = clock;
        this.lock = lock;
        this.control = control;
        this.rolling = rolling;
        this.flushing = flushing;
    }

    ControlBlock control() {
        return control;
    }

    Rolling rolling() {
        return rolling;
    }

    RetentionStats retention() {
        return rolling.stats();
    }

    void flush(int segment, int offset) {
        flushing.flush(segment, offset);
    }

    CompletableFuture<Void> flushAsync(int segment, int offset) {
        return flushing.flushAsync(segment, offset);
    }

    synchronized void heartbeat() {
        if (closed) {
            return;
        }
        try {
            control.heartbeat(clock.nanos());
        } catch (InternalError e) {
            if (Failures.isShorter(queue.resolve(QueueFiles.CONTROL), ControlLayout.LENGTH)) {
                throw Failures.truncated(queue, rolling.tail(), e);
            }
            throw e;
        }
    }

    /** Once. */
    synchronized void close(Segment last, MappedClaim claim) {
        closed = true;
        // Whatever fails on the way, the lock is given back, last.
        try (lock;
                control;
                last;
                rolling;
                flushing) {
            LateErrors.provoke();
            claim.close();
        } catch (InternalError e) {
            if (Failures.isTruncated(queue, last)) {
                throw Failures.truncated(queue, last.id(), e);
            }
            throw e;
        }
    }
}
