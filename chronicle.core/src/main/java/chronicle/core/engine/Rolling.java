package chronicle.core.engine;

import chronicle.core.RetentionStats;
import chronicle.core.WriterOptions;
import chronicle.core.format.SegmentLayout;
import chronicle.core.os.OsPrimitives;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How a writer gets from one segment to the next, in the order of the format.
 *
 * <p>A late error of some truncated file (decision 10) may break a roll off between any two of its
 * steps. Each of them can be done again, so the next call goes on from the beginning; looking for
 * such an error before would cost more than the roll.
 */
final class Rolling implements AutoCloseable {

    private final Path queue;
    private final WriterOptions options;
    private final ControlBlock control;
    private final int segmentSize;
    private final SegmentSupply supply;

    /** The writer's; read by the upkeep thread, too, which looks whether it is in its place. */
    private volatile Segment current;

    /** Where a roll that is under way goes to; null, or the current one, when there is none. */
    private Segment entering;

    /** The segment that was left and is still to be handed over; the current one is not left. */
    private Segment behind;

    /**
     * @param first the writer's segment
     * @param oldest the first segment that exists
     */
    Rolling(
            OsPrimitives os,
            Path queue,
            WriterOptions options,
            Upkeep upkeep,
            ControlBlock control,
            Segment first,
            int oldest) {
        this.queue = queue;
        this.options = options;
        this.control = control;
        this.current = first;
        this.segmentSize = (int) control.segmentSize();
        this.supply =
                new SegmentSupply(
                        os,
                        queue,
                        segmentSize,
                        options,
                        upkeep,
                        first.id(),
                        oldest,
                        this::requireInPlace);
    }

    /** Has the next segment made, once. */
    void order() {
        tidyUp();
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

    /**
     * Leaves a tail; goes on where an earlier call was broken off.
     *
     * @param from where the writer stands
     * @return the new tail
     */
    Segment roll(Segment from) {
        tidyUp();
        if (from == current) {
            Segment next = entering == null ? supply.take(from.id() + 1) : entering;
            entering = next;
            control.moveTail(next.id(), SegmentLayout.HEADER_LENGTH);
            from.seal();
            control.heartbeat(options.clock().nanos());
            control.signal();
            behind = from;
            // From here on it is behind the writer.
            current = next;
            tidyUp();
        }
        return current;
    }

    /** Whether a roll was begun and the writer has not gone to its new tail. */
    boolean isUnderWay(Segment writers) {
        return writers != current || entering != null && entering != current;
    }

    private void tidyUp() {
        if (behind != null && behind != current) {
            supply.left(behind, current.id());
            behind = null;
        }
        if (entering == current) {
            entering = null;
        }
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
        tidyUp();
        supply.close();
    }
}
