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
    private final LaneFailures failures;
    private final Serving serving;

    /** One of each for all lanes. */
    private final Checksum checksum = new Checksum();

    private final PositionImage image = new PositionImage();

    /** Whom failures are told to during a poll. */
    private FanInHandler handler;

    private boolean polling;

    /** A file was truncated under some lane; the JVM does not say which. Until somebody is told. */
    private InternalError truncation;

    /** Whether an error may have left something half done that was not made anew yet. */
    private boolean half;

    /** All lanes there were as closing began. */
    private List<MergeLane> closing;

    /**
     * @param clock kept ticking by the readers
     * @param exact what writers stamp their messages by
     */
    MergingReader(OsPrimitives os, FanInOptions options, CoarseClock clock, EpochClock exact) {
        this.sleep = new MergeSleep(os, this::anyHasNext, this::askFirst);
        this.failures = new LaneFailures(sleep);
        this.order = new MergeOrder(options, exact, lanes, this::hasBecomeActive);
        this.positions = new MergedPositions(options.storeEvery(), lanes, order, clock, this::note);
        this.serving = new Serving(order, positions, this::look, this::note, this::mend);
    }

    @Override
    public Lane add(String name, QueueReader reader, Object attachment) {
        if (!(reader instanceof MappedQueueReader mapped)) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "a lane needs a reader that these queues opened name=" + name);
        }
        MergeLane lane = new MergeLane(name, mapped, attachment, order::askAll);
        mapped.borrow(checksum, image);
        try {
            settle();
            // By a handler, perhaps; others may get other places.
            serving.dropPlan();
            positions.store();
            lanes.add(lane);
            order.add(lane);
            positions.makeRoom();
            sleep.add(lane);
            // Or the caller might never get to know the lane.
            LateErrors.provoke();
        } catch (InternalError e) {
            note(e);
            if (!lanes.contains(lane)) {
                lanes.add(lane);
            }
            mend();
        }
        return lane;
    }

    @Override
    public void remove(Lane lane) {
        try {
            takeOut((MergeLane) lane);
        } catch (InternalError e) {
            noteOf((MergeLane) lane, e);
            takeOut((MergeLane) lane);
        }
    }

    /** Each step can be done again when an error comes between them. */
    private void takeOut(MergeLane lane) {
        if (lane.gone) {
            return;
        }
        settle();
        lane.removed = true;
        if (lanes.remove(lane)) {
            order.remove(lane);
        }
        lane.mapped().borrow(null, null);
        sleep.remove(lane);
        // In a poll when that ends, so that a message in hand is counted if it is taken.
        positions.leaves(lane);
        if (!polling) {
            positions.store();
        }
        lane.gone = true;
    }

    /** An error while a lane is taken out, which may be its own: then that is over with it. */
    private void noteOf(MergeLane lane, InternalError error) {
        half = true;
        if (!Failures.isTruncation(error) || !lane.isTruncated()) {
            note(error);
        } else {
            lane.fail(null);
        }
    }

    @Override
    public int size() {
        return lanes.size();
    }

    @Override
    public int poll(FanInHandler handler, int limit) {
        if (truncation != null || half) {
            // Throws when it is none of the lanes': then it is the caller's to know.
            verify(handler);
        }
        try {
            pollLanes(handler, limit);
            positions.heartbeats();
        } catch (InternalError e) {
            // Too late to know whose it is; the next poll finds out.
            pollEnded();
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
            pollEnded();
            positions.polled(serving.taken(), more);
        }
    }

    private void pollEnded() {
        polling = false;
        handler = null;
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
            failures.fail(lane, handler, e);
            return false;
        } catch (InternalError e) {
            // Not necessarily this lane's: the JVM may be late with it.
            lane.cursor.settle();
            note(e);
            return false;
        }
    }

    private void note(InternalError error) {
        half = true;
        if (!Failures.isTruncation(error)) {
            throw error;
        }
        truncation = error;
    }

    /** What this thread has pending comes here, before anything is changed. */
    private void settle() {
        try {
            LateErrors.provoke();
        } catch (InternalError e) {
            note(e);
        }
        mend();
    }

    /**
     * Makes anew whatever follows from the lanes, when an error may have come in the middle of
     * anything. Also while a poll goes on.
     */
    private void mend() {
        if (!half) {
            return;
        }
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).cursor.settle();
        }
        serving.forgetPlan();
        order.reset();
        positions.reset();
        sleep.reset(lanes);
        half = false;
    }

    @Override
    public void verify(FanInHandler taker) {
        half = true;
        mend();
        InternalError error = truncation;
        // In case that an error comes before all are told.
        half = true;
        boolean found = failures.tellTruncated(lanes, taker, error);
        half = false;
        if (truncation == error) {
            truncation = null;
        }
        if (error != null && !found) {
            throw error;
        }
    }

    /** As with {@link #await}, an error counts as something. */
    @Override
    public boolean hasNext(Lane lane) {
        MergeLane known = (MergeLane) lane;
        try {
            return known.cursor.peek();
        } catch (InternalError e) {
            known.cursor.settle();
            note(e);
            if (known.isTruncated()) {
                throw known.mapped().truncated(e);
            }
            return true;
        }
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
        try {
            mend();
            positions.store();
            // What was noted is for the next poll to look into.
            return truncation != null || sleep.await(timeoutNs);
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
        try {
            leaveAll();
        } catch (InternalError e) {
            note(e);
            leaveAll();
        }
        InternalError error = truncation;
        boolean known = error != null && closing.stream().anyMatch(MergeLane::isTruncated);
        truncation = null;
        closing = null;
        if (error != null && !known) {
            // No lane's, and there is no poll any more to tell it.
            throw error;
        }
    }

    private void leaveAll() {
        if (closing == null) {
            closing = List.copyOf(lanes);
        }
        for (MergeLane lane : closing) {
            remove(lane);
        }
        sleep.close();
    }
}
