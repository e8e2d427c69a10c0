package chronicle.core.engine;

import chronicle.core.EpochClock;
import chronicle.core.FanInHandler;
import chronicle.core.FanInOptions;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.os.OsPrimitives;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges lanes: has {@link Serving} hand out their messages, and keeps the others going when one
 * cannot be read.
 */
final class MergingReader implements FanInReader {

    private final List<MergeLane> lanes = new ArrayList<>();
    private final MergeOrder order;
    private final MergeSleep sleep;
    private final MergedPositions positions;

    private final Serving serving;

    /** One of each for all lanes. */
    private final Checksum checksum = new Checksum();

    private final PositionImage image = new PositionImage();

    /** Whom failures are told to during a poll. */
    private FanInHandler handler;

    private boolean polling;

    /** A file was truncated under some lane; the JVM does not say which. */
    private InternalError truncation;

    /**
     * @param clock kept ticking by the readers
     * @param exact what writers stamp their messages by
     */
    MergingReader(OsPrimitives os, FanInOptions options, CoarseClock clock, EpochClock exact) {
        this.sleep = new MergeSleep(os, this::anyHasNext, this::askFirst);
        this.order = new MergeOrder(options, exact, lanes, this::hasBecomeActive);
        this.positions = new MergedPositions(options.storeEvery(), lanes, order, clock, this::note);
        this.serving = new Serving(order, positions, this::look, this::note);
    }

    @Override
    public Lane add(String name, QueueReader reader, Object attachment) {
        if (!(reader instanceof MappedQueueReader mapped)) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "a lane needs a reader that these queues opened name=" + name);
        }
        MergeLane lane = new MergeLane(name, mapped, attachment, order::askAll);
        // By a handler, perhaps; others may get other places.
        serving.dropPlan();
        positions.store();
        lanes.add(lane);
        order.add(lane);
        positions.makeRoom();
        sleep.add(lane);
        mapped.borrow(checksum, image);
        return lane;
    }

    @Override
    public void remove(Lane lane) {
        MergeLane known = (MergeLane) lane;
        if (known.removed) {
            return;
        }
        known.removed = true;
        order.remove(known);
        lanes.remove(known);
        known.mapped().borrow(null, null);
        leaveSleep(known);
        // In a poll when that ends, so that a message in hand is counted if it is taken.
        positions.leaves(known);
        if (!polling) {
            positions.store();
        }
    }

    private void leaveSleep(MergeLane lane) {
        try {
            sleep.remove(lane);
        } catch (InternalError e) {
            positions.noteUnlessKnown(lane, e);
        }
    }

    @Override
    public int size() {
        return lanes.size();
    }

    @Override
    public int poll(FanInHandler handler, int limit) {
        if (truncation != null) {
            // Throws when it is none of the lanes': then it is the caller's to know.
            verify(handler);
        }
        try {
            pollLanes(handler, limit);
            positions.heartbeats();
        } catch (InternalError e) {
            // Too late to know whose it is; the next poll finds out.
            note(e);
        }
        return serving.taken();
    }

    private void pollLanes(FanInHandler taker, int limit) {
        polling = true;
        handler = taker;
        boolean more = false;
        try {
            serving.serve(taker, limit);
            more = limit > 0 && serving.taken() >= limit;
        } finally {
            polling = false;
            handler = null;
            positions.polled(serving.taken(), more);
        }
    }

    private void askFirst(MergeLane lane) {
        order.askFirst(lane);
    }

    private boolean hasBecomeActive(MergeLane lane) {
        boolean active = look(lane);
        if (active && lane.seat.announced) {
            sleep.active(lane);
        }
        return active;
    }

    /** A lane that cannot be read is held and reported; the others are not concerned. */
    private boolean look(MergeLane lane) {
        try {
            return lane.cursor.peek();
        } catch (QueueException e) {
            fail(lane, handler, e);
            return false;
        } catch (InternalError e) {
            // Not necessarily this lane's: the JVM may be late with it.
            note(e);
            return false;
        }
    }

    private void fail(MergeLane lane, FanInHandler taker, QueueException error) {
        lane.fail();
        sleep.failed(lane);
        taker.onLaneError(lane, error);
    }

    private void note(InternalError error) {
        if (!Failures.isTruncation(error)) {
            throw error;
        }
        truncation = error;
    }

    @Override
    public void verify(FanInHandler taker) {
        // The error may have come in the middle of anything, so the order is made anew.
        order.reset();
        InternalError error = truncation;
        truncation = null;
        boolean found = false;
        for (int i = 0; i < lanes.size(); i++) {
            MergeLane lane = lanes.get(i);
            if (lane.mapped().isTruncated()) {
                // One that was reported already explains an error that comes later still.
                found = true;
                if (!lane.failed()) {
                    fail(lane, taker, lane.mapped().truncated(error));
                }
            }
        }
        if (error != null && !found) {
            throw error;
        }
    }

    @Override
    public boolean hasNext(Lane lane) {
        return ((MergeLane) lane).mapped().peek();
    }

    /** A lane that cannot be read counts as something, as does an error: the next poll tells. */
    private boolean anyHasNext() {
        positions.heartbeats();
        if (truncation != null) {
            return true;
        }
        for (int i = 0; i < lanes.size(); i++) {
            MergeLane lane = lanes.get(i);
            try {
                if (!lane.held() && lane.mapped().cursor().peek()) {
                    return true;
                }
            } catch (QueueException e) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean await(long timeoutNs) throws InterruptedException {
        if (truncation != null) {
            // Noted by the last poll, and for the next one to look into.
            return true;
        }
        positions.store();
        try {
            return sleep.await(timeoutNs);
        } catch (InternalError e) {
            // The next poll finds out whose it is.
            note(e);
            return true;
        }
    }

    @Override
    public void wakeup() {
        sleep.wakeup();
    }

    @Override
    public void close() {
        while (!lanes.isEmpty()) {
            remove(lanes.get(lanes.size() - 1));
        }
        sleep.close();
    }
}
