package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import chronicle.core.RetentionStats;
import chronicle.core.WriterOptions;
import chronicle.core.os.OsPrimitives;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a writer's segments come from and go to, all of it by the upkeep thread: one is ordered
 * ahead, those that were left are unmapped, and deleted when retention lets them go.
 *
 * <p>A failed order, such as for want of disk space, is tried again when the segment is taken, and
 * surfaces then; the next take orders anew.
 */
final class SegmentSupply implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SegmentSupply.class);
    private static final long SWEEP_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    /** How often a writer that blocks looks whether readers have caught up. */
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final OsPrimitives os;
    private final Path queue;
    private final long segmentSize;
    private final WriterOptions options;
    private final Upkeep upkeep;
    private final Runnable requireTail;
    private final SegmentRetention retention;
    private final Upkeep.Repeating sweeping;

    /** The writer's segment, for the upkeep thread. */
    private volatile int tail;

    /** Nothing older exists, as far as the upkeep thread knows. */
    private volatile int oldest;

    /** Held while something is being deleted. */
    private final Object step = new Object();

    private volatile boolean closed;

    /** What kept the upkeep thread from deleting, the last time that something did. */
    private String sweepProblem;

    /** Null where none is ordered. */
    private NextSegment next;

    /** The segment that was left last, still mapped: unmapping is no work for a roll. */
    private Segment retired;

    SegmentSupply(
            OsPrimitives os,
            Path queue,
            long segmentSize,
            WriterOptions options,
            Upkeep upkeep,
            int tail,
            int oldest,
            Runnable requireTail) {
        this.os = os;
        this.queue = queue;
        this.segmentSize = segmentSize;
        this.options = options;
        this.upkeep = upkeep;
        this.tail = tail;
        this.requireTail = requireTail;
        this.oldest = oldest;
        this.retention = new SegmentRetention(os, queue, segmentSize, options);
        this.sweeping = upkeep.every(SWEEP_EVERY_NS, this::sweep);
    }

    private void sweep() {
        try {
            // Whoever closes waits for the step under way; afterwards nothing is touched.
            synchronized (step) {
                if (!closed) {
                    sweepStep();
                }
            }
        } catch (QueueException e) {
            // Said once, not every second.
            if (!e.getMessage().equals(sweepProblem)) {
                sweepProblem = e.getMessage();
                LOG.warn("segments cannot be deleted", e);
            }
        }
    }

    /** One segment at a time, so that an order never waits for more than one deletion. */
    private void sweepStep() {
        if (oldest < tail) {
            if (retention.step(tail)) {
                upkeep.later(this::sweep);
            } else {
                oldest = SegmentFiles.ids(os, queue).first();
            }
        }
    }

    /** Orders the segment, once. */
    void request(int id) {
        if (next == null) {
            // Not after the segment that was left is nobody's any more.
            LateErrors.provoke();
            Segment old = retired;
            retired = null;
            next = new NextSegment(upkeep, () -> make(id, old));
        }
    }

    /** Has it looked, shortly before the roll, whether tail and next segment are in their place. */
    void confirm() {
        if (next != null) {
            next.lookAhead(requireTail);
        }
    }

    private Segment make(int id, Segment old) {
        if (old != null) {
            old.close();
        }
        if (!SegmentFiles.exists(queue, id)) {
            retention.makeRoom(tail);
        }
        return SegmentFiles.prepare(os, queue, id, segmentSize, options);
    }

    /**
     * The ordered segment; waits for it where it is not ready yet. What was ordered ahead and
     * failed, most of a segment ago as a rule, is tried once more: there may be space by now. The
     * same again until the writer has {@link #left} for it.
     */
    Segment take(int id) {
        Segment ready = next == null ? null : next.ready();
        return ready == null ? patientlyTake(id) : ready;
    }

    private Segment patientlyTake(int id) {
        Retention limits = options.retention();
        long start = System.nanoTime();
        while (true) {
            try {
                return tryTake(id);
            } catch (QueueException e) {
                boolean patient =
                        e.category() == Category.QUEUE_FULL
                                && limits.whenFull() == WhenFull.BLOCK
                                && System.nanoTime() - start < limits.patienceNs();
                if (!patient || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(this, LOOK_EVERY_NS);
            }
        }
    }

    private Segment tryTake(int id) {
        try {
            if (next != null && !next.isOfUse(requireTail)) {
                discard();
            }
            request(id);
            return next.take();
        } catch (CompletionException e) {
            if (e.getCause() instanceof QueueException failure) {
                throw new QueueException(failure.category(), failure.getMessage(), failure);
            }
            if (e.getCause() instanceof InternalError error) {
                throw Failures.truncated(queue, id, error);
            }
            throw e;
        }
    }

    /** Waits for an order under way, for a mapping nobody holds could never be given back. */
    private void discard() {
        Segment made = next == null ? null : next.takeIfMade();
        next = null;
        if (made != null) {
            made.close();
        }
    }

    /** The writer has left a segment for a new tail; it is unmapped when the next is ordered. */
    void left(Segment old, int newTail) {
        retired = old;
        tail = newTail;
        next = null;
    }

    RetentionStats stats() {
        return retention.stats();
    }

    @Override
    public void close() {
        closed = true;
        sweeping.cancel();
        synchronized (step) {
            // The step that was under way is over, and no other begins.
            assert closed;
        }
        if (retired != null) {
            retired.close();
            retired = null;
        }
        discard();
    }
}
