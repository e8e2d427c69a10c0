package chronicle.core.engine;

import chronicle.core.EpochClock;
import chronicle.core.Lag;
import chronicle.core.MessageHandler;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.ReaderOptions;
import chronicle.core.os.OsPrimitives;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A cursor under a stored position. */
final class MappedQueueReader implements QueueReader {

    /** A truncated segment reads as zeros or not at all, so an idle reader looks at lengths. */
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final OsPrimitives os;
    private final Path queue;
    private final ReaderOptions options;
    private final EpochClock clock;
    private final ControlBlock control;
    private final PositionFile position;
    private final Cursor cursor;

    /** Created once: waiting must not allocate. */
    private final BooleanSupplier somethingToRead = this::hasNext;

    private long lastLook = System.nanoTime();

    /** Still set when a poll begins: the last one ended in an error that passed all handlers. */
    private boolean polling;

    private boolean closed;

    MappedQueueReader(
            OsPrimitives os,
            Path queue,
            ReaderOptions options,
            EpochClock clock,
            ControlBlock control,
            PositionFile position,
            Cursor cursor) {
        this.os = os;
        this.queue = queue;
        this.options = options;
        this.clock = clock;
        this.control = control;
        this.position = position;
        this.cursor = cursor;
    }

    @Override
    public Path directory() {
        return queue;
    }

    @Override
    public String name() {
        return options.name();
    }

    @Override
    public int poll(MessageHandler handler, int limit) {
        requireOpen();
        if (polling) {
            polling = false;
            requireWhole();
        }
        polling = true;
        try {
            return pollRecords(handler, limit);
        } catch (InternalError e) {
            throw truncated(e);
        } finally {
            polling = false;
        }
    }

    private int pollRecords(MessageHandler handler, int limit) {
        int count = 0;
        try {
            while (count < limit && cursor.peek()) {
                handler.onMessage(cursor.message());
                cursor.advance();
                count++;
            }
        } finally {
            if (count > 0 && options.storeEachPoll()) {
                storePosition();
            }
        }
        if (count == 0) {
            idle();
        }
        return count;
    }

    /** What a reader does now and then while there is nothing to read. */
    private void idle() {
        long now = System.nanoTime();
        heartbeatIfDue(now);
        if (now - lastLook > LOOK_EVERY_NS) {
            lastLook = now;
            requireWhole();
        }
    }

    private void requireWhole() {
        if (isTruncated()) {
            throw truncated(null);
        }
    }

    /** Whether a file behind this reader has become shorter than what is mapped of it. */
    boolean isTruncated() {
        return !closed && (cursor.isTruncated() || position.isTruncated());
    }

    /** As {@link Failures#truncated}. */
    QueueException truncated(InternalError error) {
        return Failures.truncated(queue, cursor.segmentId(), error);
    }

    /** Looks for a message; keeps the heartbeat going, since whoever only looks is alive too. */
    boolean hasNext() {
        requireOpen();
        if (peek()) {
            return true;
        }
        idle();
        return false;
    }

    boolean peek() {
        try {
            return cursor.peek();
        } catch (InternalError e) {
            throw truncated(e);
        }
    }

    /** For the merge: nothing happens when the owner has closed the reader, which stored it. */
    void storeIfOpen() {
        if (!closed) {
            store();
        }
    }

    Cursor cursor() {
        return cursor;
    }

    void heartbeatIfDue(long nanoTime) {
        position.heartbeatIfDue(nanoTime, clock);
    }

    @Override
    public boolean await(long timeoutNs) throws InterruptedException {
        requireOpen();
        try {
            return Waiting.await(options.waiting(), control, timeoutNs, somethingToRead);
        } catch (InternalError e) {
            throw truncated(e);
        }
    }

    @Override
    public void storePosition() {
        requireOpen();
        try {
            store();
        } catch (InternalError e) {
            throw truncated(e);
        }
    }

    private void store() {
        position.store(cursor.segmentId(), cursor.offset(), clock.nanos());
    }

    @Override
    public void flush() {
        storePosition();
        position.force();
    }

    @Override
    public int segmentId() {
        requireOpen();
        return cursor.segmentId();
    }

    @Override
    public long offset() {
        requireOpen();
        return cursor.offset();
    }

    @Override
    public Lag lag() {
        requireOpen();
        int tailSegment = control.currentSegment();
        long tailOffset = control.writeOffset();
        long messages = 0;
        try (Cursor ahead = new Cursor(os, queue, control, DeadWriterRule.WAIT, false)) {
            ahead.moveTo(cursor.segmentId(), cursor.offset());
            // Up to the tail as it was: a flooding writer would keep the walk going for ever.
            while ((ahead.segmentId() < tailSegment || ahead.offset() < tailOffset)
                    && ahead.peek()) {
                ahead.advance();
                messages++;
            }
            long segments = ahead.segmentId() - cursor.segmentId();
            long bytes = segments * control.segmentSize() + ahead.offset() - cursor.offset();
            return new Lag(bytes, messages);
        } catch (InternalError e) {
            throw truncated(e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw Failures.closed("reader", queue);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        int segment = cursor.segmentId();
        // Whatever fails on the way, and be it late, the position's lock is given back.
        try (control;
                position;
                cursor) {
            storePosition();
        } catch (InternalError e) {
            throw Failures.truncated(queue, segment, e);
        } finally {
            closed = true;
        }
    }
}
