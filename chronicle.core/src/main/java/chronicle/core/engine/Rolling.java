package chronicle.core.engine;

import chronicle.core.RetentionStats;
import chronicle.core.WriterOptions;
import chronicle.core.format.SegmentLayout;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.file.Path;

/** How a writer gets from one segment to the next, in the order of the format. */
final class Rolling implements AutoCloseable {

    private final Path queue;
    private final WriterOptions options;
    private final ControlBlock control;
    private final int segmentSize;
    private final SegmentSupply supply;

    /** The writer's; read by the upkeep thread, too, which looks whether it is in its place. */
    private volatile Segment current;

    Rolling(
            OsPrimitives os,
            Path queue,
            WriterOptions options,
            Upkeep upkeep,
            ControlBlock control,
            Segment first) {
        this.queue = queue;
        this.options = options;
        this.control = control;
        this.current = first;
        this.segmentSize = (int) control.segmentSize();
        this.supply =
                new SegmentSupply(
                        os, queue, segmentSize, options, upkeep, first.id(), this::requireInPlace);
    }

    /** Has the next segment made, once. */
    void order() {
        supply.request(current.id() + 1);
    }

    /** Where in a segment the next one is asked for. */
    int firstLimit() {
        return segmentSize / 4;
    }

    /**
     * Has the next segment made, and, when the end is near, looked at by the upkeep thread.
     *
     * @param end where the record to be written ends
     * @return where in the segment this is to be called again, or the segment's end
     */
    int prepare(long end) {
        int nearTheEnd = segmentSize - segmentSize / 16;
        order();
        if (end <= nearTheEnd) {
            return nearTheEnd;
        }
        supply.confirm();
        return segmentSize;
    }

    /** Leaves the tail; returns the new one. */
    Segment roll() {
        // A roll that is broken off in the middle could not be taken up again.
        LateErrors.provoke();
        Segment old = current;
        Segment next = supply.take(old.id() + 1);
        control.moveTail(next.id(), SegmentLayout.HEADER_LENGTH);
        old.seal();
        control.heartbeat(options.clock().nanos());
        control.signal();
        current = next;
        supply.left(old, next.id());
        return next;
    }

    /** Errors of truncated files may have come too late for every append, and again and again. */
    private void requireInPlace() {
        Segment tail = current;
        tail.requireInPlace();
        try {
            if (control.isTruncated()) {
                throw Failures.truncated(queue, tail.id(), null);
            }
        } catch (IOException e) {
            throw Failures.io("cannot look at the queue's control block", queue, e);
        }
    }

    /** The writer's segment. Any thread. */
    int tail() {
        return current.id();
    }

    RetentionStats stats() {
        return supply.stats();
    }

    @Override
    public void close() {
        supply.close();
    }
}
