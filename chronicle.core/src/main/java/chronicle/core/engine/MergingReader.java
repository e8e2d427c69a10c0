package chronicle.core.engine;

import chronicle.core.FanInHandler;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Merges lanes through a heap of those that have a message. Each poll first asks the lanes that had
 * none, then takes messages from the top; a lane that runs dry leaves the heap until the next poll.
 */
final class MergingReader implements FanInReader {

    private static final int SPINS = 200;

    private final List<MergeLane> lanes = new ArrayList<>();
    private final List<MergeLane> moved = new ArrayList<>();
    private final LaneHeap heap = new LaneHeap();
    private final BooleanSupplier somethingToRead = this::anyHasNext;
    private final CoarseClock clock;

    private long nextOrder;
    private long lastTick;
    private boolean polling;
    private int taken;

    /** A file was truncated under some lane; the JVM does not say which. */
    private InternalError truncation;

    /**
     * @param clock kept ticking by the readers
     */
    MergingReader(CoarseClock clock) {
        this.clock = clock;
    }

    @Override
    public Lane add(String name, QueueReader reader, Object attachment) {
        if (!(reader instanceof MappedQueueReader mapped)) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "a lane needs a reader that these queues opened name=" + name);
        }
        MergeLane lane = new MergeLane(name, mapped, attachment, nextOrder++);
        lanes.add(lane);
        return lane;
    }

    @Override
    public void remove(Lane lane) {
        MergeLane known = (MergeLane) lane;
        if (known.removed) {
            return;
        }
        known.removed = true;
        leaveHeap(known);
        lanes.remove(known);
        if (!polling) {
            moved.remove(known);
            store(known);
        } else if (!known.moved) {
            // Stored when this poll ends, so that a message in hand is counted if it is taken.
            known.moved = true;
            moved.add(known);
        }
    }

    private void leaveHeap(MergeLane lane) {
        if (lane.heapIndex != MergeLane.IDLE) {
            heap.remove(lane);
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
            heartbeats();
        } catch (InternalError e) {
            // Too late to know whose it is; the next poll finds out.
            note(e);
        }
        return taken;
    }

    private void pollLanes(FanInHandler handler, int limit) {
        polling = true;
        try {
            fill(handler);
            while (taken < limit && !heap.isEmpty()) {
                MergeLane lane = heap.first();
                if (lane.held()) {
                    heap.remove(lane);
                } else if (handOut(lane, handler)) {
                    taken++;
                }
            }
        } finally {
            polling = false;
            storePositions();
        }
    }

    /**
     * Brings lanes that got a message since the last poll into the heap. By index: a handler may
     * add.
     */
    private void fill(FanInHandler handler) {
        for (int i = 0; i < lanes.size(); i++) {
            MergeLane lane = lanes.get(i);
            if (lane.heapIndex == MergeLane.IDLE && !lane.held() && peek(lane, handler)) {
                lane.timestampNs = lane.mapped().cursor().message().timestampNs();
                heap.add(lane);
            }
        }
    }

    private boolean handOut(MergeLane lane, FanInHandler handler) {
        Cursor cursor = lane.mapped().cursor();
        boolean accepted;
        try {
            if (cursor.gap().isOpen()) {
                handler.onGap(lane, cursor.gap().take());
            }
            accepted = handler.onMessage(lane, cursor.message());
        } catch (InternalError e) {
            // Of this lane or of anything else that the handler touched; the next poll finds out.
            note(e);
            leaveHeap(lane);
            return false;
        }
        if (!accepted) {
            lane.hold();
            leaveHeap(lane);
            return false;
        }
        cursor.advance();
        if (!lane.moved) {
            lane.moved = true;
            moved.add(lane);
        }
        if (lane.removed) {
            return true;
        }
        if (lane.held() || !peek(lane, handler)) {
            leaveHeap(lane);
        } else if (lane.heapIndex != MergeLane.IDLE) {
            lane.timestampNs = cursor.message().timestampNs();
            heap.headChanged(lane);
        }
        return true;
    }

    /** A lane that cannot be read is held and reported; the others are not concerned. */
    private boolean peek(MergeLane lane, FanInHandler handler) {
        try {
            return lane.mapped().cursor().peek();
        } catch (QueueException e) {
            fail(lane, handler, e);
            return false;
        } catch (InternalError e) {
            // Not necessarily this lane's: the JVM may be late with it.
            note(e);
            return false;
        }
    }

    private void fail(MergeLane lane, FanInHandler handler, QueueException error) {
        lane.fail();
        leaveHeap(lane);
        handler.onLaneError(lane, error);
    }

    private void note(InternalError error) {
        if (!Failures.isTruncation(error)) {
            throw error;
        }
        truncation = error;
    }

    @Override
    public void verify(FanInHandler handler) {
        // The error may have come in the middle of anything, so the order is made anew.
        heap.clear();
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).heapIndex = MergeLane.IDLE;
        }
        InternalError error = truncation;
        truncation = null;
        boolean found = false;
        for (int i = 0; i < lanes.size(); i++) {
            MergeLane lane = lanes.get(i);
            if (lane.mapped().isTruncated()) {
                // One that was reported already explains an error that comes later still.
                found = true;
                if (!lane.failed()) {
                    fail(lane, handler, lane.mapped().truncated(error));
                }
            }
        }
        if (error != null && !found) {
            throw error;
        }
    }

    private void storePositions() {
        while (!moved.isEmpty()) {
            MergeLane lane = moved.remove(moved.size() - 1);
            lane.moved = false;
            store(lane);
        }
    }

    /** That one position cannot be stored must not keep those of other lanes from it. */
    private void store(MergeLane lane) {
        try {
            lane.mapped().storeIfOpen();
        } catch (InternalError e) {
            if (!lane.removed || !lane.mapped().isTruncated()) {
                note(e);
            }
        }
    }

    private void heartbeats() {
        long tick = clock.nanos();
        if (tick != lastTick) {
            lastTick = tick;
            for (int i = 0; i < lanes.size(); i++) {
                heartbeat(lanes.get(i));
            }
        }
    }

    private void heartbeat(MergeLane lane) {
        try {
            lane.mapped().heartbeatIfDue();
        } catch (InternalError e) {
            note(e);
        }
    }

    @Override
    public boolean hasNext(Lane lane) {
        return ((MergeLane) lane).mapped().peek();
    }

    /** A lane that cannot be read counts as something: the next poll reports it. */
    private boolean anyHasNext() {
        heartbeats();
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
            for (int i = 0; i < SPINS; i++) {
                if (anyHasNext()) {
                    return true;
                }
                Thread.onSpinWait();
            }
            return Waiting.pause(System.nanoTime() + timeoutNs, somethingToRead);
        } catch (InternalError e) {
            // The next poll finds out whose it is.
            note(e);
            return true;
        }
    }

    @Override
    public void close() {
        while (!lanes.isEmpty()) {
            remove(lanes.get(lanes.size() - 1));
        }
    }
}
