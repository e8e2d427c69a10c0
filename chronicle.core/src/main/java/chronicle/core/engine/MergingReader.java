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
 * Merges lanes: asks {@link MergeOrder} which is next, hands out its messages, and keeps the others
 * going when one cannot be read.
 */
final class MergingReader implements FanInReader {

    private final List<MergeLane> lanes = new ArrayList<>();
    private final MergeOrder order;
    private final MergeSleep sleep;
    private final MergedPositions positions;

    /** One for all lanes: with a copy for each, a thousand would not fit the caches. */
    private final Checksum checksum = new Checksum();

    /** Whose message was handed out last. */
    private MergeLane last;

    /** Whom failures are told to during a poll. */
    private FanInHandler handler;

    private boolean polling;
    private int taken;

    /** A file was truncated under some lane; the JVM does not say which. */
    private InternalError truncation;

    /**
     * @param clock kept ticking by the readers
     * @param exact what writers stamp their messages by
     */
    MergingReader(OsPrimitives os, FanInOptions options, CoarseClock clock, EpochClock exact) {
        this.sleep = new MergeSleep(os, this::anyHasNext, this::askFirst);
        this.positions = new MergedPositions(lanes, clock, this::note);
        this.order = new MergeOrder(options, exact, lanes, this::hasBecomeActive);
    }

    @Override
    public Lane add(String name, QueueReader reader, Object attachment) {
        if (!(reader instanceof MappedQueueReader mapped)) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "a lane needs a reader that these queues opened name=" + name);
        }
        MergeLane lane = new MergeLane(name, mapped, attachment, order::askAll);
        lanes.add(lane);
        order.add(lane);
        sleep.add(lane);
        lane.cursor.checkBy(checksum);
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
        if (last == known) {
            last = null;
        }
        known.cursor.checkBy(null);
        leaveSleep(known);
        if (!polling) {
            positions.forget(known);
            positions.store(known);
        } else {
            // Stored when this poll ends, so that a message in hand is counted if it is taken.
            positions.moves(known);
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
        taken = 0;
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
        return taken;
    }

    private void pollLanes(FanInHandler taker, int limit) {
        polling = true;
        handler = taker;
        try {
            order.begin(limit);
            while (taken < limit) {
                MergeLane lane = order.next();
                if (lane == null) {
                    break;
                }
                takeFrom(lane, limit);
            }
        } finally {
            polling = false;
            handler = null;
            positions.store();
        }
    }

    /** Takes messages of this lane as long as it is its turn. */
    private void takeFrom(MergeLane lane, int limit) {
        positions.moves(lane);
        int before = taken;
        try {
            handOut(lane, limit);
            settle(lane);
        } catch (InternalError e) {
            // Of this lane or of anything else that the handler touched; the next poll finds out.
            note(e);
            if (!lane.removed) {
                order.setAside(lane);
            }
        } catch (RuntimeException | Error e) {
            settle(lane);
            throw e;
        } finally {
            order.served(lane, taken - before);
        }
    }

    private void handOut(MergeLane lane, int limit) {
        if (order.byTurns()) {
            handOut(lane, Math.min(limit, taken + MergeOrder.TURN), Long.MAX_VALUE);
        } else if (lane == last) {
            // Twice in a row: worth to find out how far it may go.
            handOut(lane, limit, order.bound(lane));
        } else {
            last = lane;
            handOut(lane, taken + 1, Long.MAX_VALUE);
        }
    }

    /** Until {@code end} messages were taken, or the next one comes after {@code bound}. */
    private void handOut(MergeLane lane, int end, long bound) {
        FanInHandler taker = handler;
        Cursor cursor = lane.cursor;
        do {
            if (cursor.gap().isOpen()) {
                taker.onGap(lane, cursor.gap().take());
            }
            if (!taker.onMessage(lane, cursor.message())) {
                lane.hold();
                return;
            }
            cursor.advance();
            taken++;
        } while (!lane.removed
                && !lane.held()
                && look(lane)
                && taken < end
                && LaneTree.key(cursor.message().timestampNs()) <= bound);
    }

    private void settle(MergeLane lane) {
        if (lane.removed) {
            return;
        }
        if (lane.held()) {
            order.setAside(lane);
        } else if (lane.cursor.hasFound()) {
            order.put(lane);
        } else {
            order.ranDry(lane);
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
