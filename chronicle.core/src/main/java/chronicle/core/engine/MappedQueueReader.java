package chronicle.core.engine;

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
    private final CoarseClock clock;
    private final ControlBlock control;
    private final PositionFile position;
    private final Cursor cursor;

    /** Created once: waiting must not allocate. */
    private final BooleanSupplier somethingToRead = this::hasNext;

    private long lastLook;

    /** Still set when a poll begins: the last one ended in an error that passed all handlers. */
    private boolean polling;

    /** Messages that this poll has handed out. */
    private int taken;

    private boolean closed;

    MappedQueueReader(
            OsPrimitives os,
            Path queue,
            ReaderOptions options,
            CoarseClock clock,
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
        clock.start();
        lastLook = clock.nanos();
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
            cursor.settle();
            requireWhole();
        }
        polling = true;
        try {
            return pollRecords(handler, limit);
        } catch (InternalError e) {
            cursor.settle();
            throw truncated(e);
        } finally {
            polling = false;
        }
    }

    private int pollRecords(MessageHandler handler, int limit) {
        taken = 0;
        try {
            handOut(handler, limit);
        } finally {
            if (taken > 0 && options.storeEachPoll()) {
                storePosition();
            }
        }
        if (taken == 0) {
            idle();
        } else if (!options.storeEachPoll()) {
            heartbeatIfDue();
        }
        return taken;
    }

    /**
     * The loop that everything is about, alone in its method: with what comes after it, it would be
     * too large for the compiler to take in {@link Cursor#peek()}, which costs half as much again.
     */
    private void handOut(MessageHandler handler, int limit) {
        while (taken < limit && cursor.peek()) {
            tellGap(handler);
            handler.onMessage(cursor.message());
            cursor.advance();
            taken++;
        }
    }

    private void tellGap(MessageHandler handler) {
        if (cursor.isBehindGap()) {
            handler.onGap(cursor.gap().take());
        }
    }

    /** What a reader does now and then while there is nothing to read. */
    private void idle() {
        long now = clock.nanos();
        position.heartbeatIfDue(now);
        if (Math.abs(now - lastLook) > LOOK_EVERY_NS) {
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
            cursor.settle();
            throw truncated(e);
        }
    }

    /** For the merge: nothing happens when the owner has closed the reader, which stored it. */
    void storeIfOpen() {
        if (!closed) {
            store();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Brings in what storing the position will need.
     *
     * @return of no meaning
     */
    int touch() {
        return closed ? 0 : position.touch();
    }

    /**
     * Uses these instead of its own, which other readers of the same thread may use in between:
     * with a copy for each, a thousand would not fit the caches. Its own again if null.
     */
    void borrow(Checksum checksum, PositionImage image) {
        cursor.checkBy(checksum);
        position.imageBy(image);
    }

    ControlBlock control() {
        return control;
    }

    Cursor cursor() {
        return cursor;
    }

    void heartbeatIfDue() {
        position.heartbeatIfDue(clock.nanos());
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
    public long seekSeq(long seq) {
        return seek(Seek.Key.SEQ, seq);
    }

    @Override
    public long seekTime(long timestampNs) {
        return seek(Seek.Key.TIMESTAMP, timestampNs);
    }

    private long seek(Seek.Key key, long wanted) {
        requireOpen();
        try {
            boolean found = cursor.seek(key, wanted);
            // Retention goes by what is stored: going back has to be known at once.
            store();
            return found ? cursor.message().seq() : -1;
        } catch (InternalError e) {
            throw truncated(e);
        }
    }

    @Override
    public long missed() {
        return cursor.gap().total();
    }

    @Override
    public long setBack() {
        return position.setBack();
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

    /**
     * Stays before a hole until the handler was told of it: whoever opens the reader next could not
     * tell how much is missing from behind it.
     */
    private void store() {
        if (cursor.hasUntoldGap()) {
            storeBefore(cursor.gap());
        } else {
            position.store(cursor.segmentId(), cursor.offset(), clock.nanos());
        }
    }

    private void storeBefore(Gap gap) {
        if (gap.hasPlace()) {
            position.store(gap.segment(), gap.offset(), clock.nanos());
        } else {
            heartbeatIfDue();
        }
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
        try {
            return cursor.lag();
        } catch (InternalError e) {
            throw truncated(e);
        }
    }

    @Override
    public long lagBytes() {
        requireOpen();
        return cursor.lagBytes();
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
            leaveWord();
        } catch (InternalError e) {
            throw Failures.truncated(queue, segment, e);
        } finally {
            closed = true;
            clock.stop();
        }
    }

    /** A segment that was deleted while it was read exists no more for whoever comes back. */
    private void leaveWord() {
        Gap gap = cursor.gap();
        if (!SegmentFiles.exists(queue, (int) position.segmentId())) {
            long next = gap.isUntold() ? gap.untoldSeq() : cursor.nextSeq();
            MissedNote.leaveMyself(queue, position, next);
        }
    }
}
