package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.WriterOptions;
import chronicle.core.os.OsPrimitives;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The one segment that a writer has ordered ahead. A failed order, such as for want of disk space,
 * is tried again when the segment is taken, and surfaces then; the next take orders anew.
 */
final class SegmentSupply implements AutoCloseable {

    private final OsPrimitives os;
    private final Path queue;
    private final long segmentSize;
    private final WriterOptions options;
    private final SegmentPreparer preparer;

    private CompletableFuture<Segment> ordered;

    SegmentSupply(
            OsPrimitives os,
            Path queue,
            long segmentSize,
            WriterOptions options,
            SegmentPreparer preparer) {
        this.os = os;
        this.queue = queue;
        this.segmentSize = segmentSize;
        this.options = options;
        this.preparer = preparer;
    }

    /** Orders the segment, once. */
    void request(int id) {
        if (ordered == null) {
            ordered =
                    preparer.prepare(
                            () -> SegmentFiles.prepare(os, queue, id, segmentSize, options));
        }
    }

    /**
     * The ordered segment; waits for it where it is not ready yet. What was ordered ahead and
     * failed, half a segment ago as a rule, is tried once more: there may be space by now.
     */
    Segment take(int id) {
        if (ordered != null && hasFailed()) {
            ordered = null;
        }
        request(id);
        try {
            return ordered.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof QueueException failure) {
                throw new QueueException(failure.category(), failure.getMessage(), failure);
            }
            throw e;
        } finally {
            ordered = null;
        }
    }

    private boolean hasFailed() {
        return ordered.handle((segment, failure) -> failure != null).join();
    }

    /** Waits for an order under way, for a mapping nobody holds could never be given back. */
    @Override
    public void close() {
        if (ordered != null) {
            ordered.handle(
                            (segment, failure) -> {
                                if (segment != null) {
                                    segment.close();
                                }
                                return null;
                            })
                    .join();
            ordered = null;
        }
    }
}
