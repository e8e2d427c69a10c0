package chronicle.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Stores the positions of the lanes that moved, once per poll, and keeps the heartbeats of all
 * going. One thread.
 */
final class MergedPositions {

    private final List<MergeLane> lanes;
    private final CoarseClock clock;
    private final Consumer<InternalError> trouble;
    private final List<MergeLane> moved = new ArrayList<>();
    private long lastTick;

    /**
     * @param lanes all of them
     * @param clock kept ticking by the readers
     * @param trouble takes errors of files that may have been truncated
     */
    MergedPositions(List<MergeLane> lanes, CoarseClock clock, Consumer<InternalError> trouble) {
        this.lanes = lanes;
        this.clock = clock;
        this.trouble = trouble;
    }

    /** The lane's position is stored with the next ones. */
    void moves(MergeLane lane) {
        if (!lane.moved) {
            lane.moved = true;
            moved.add(lane);
        }
    }

    void forget(MergeLane lane) {
        moved.remove(lane);
    }

    void store() {
        while (!moved.isEmpty()) {
            MergeLane lane = moved.remove(moved.size() - 1);
            lane.moved = false;
            store(lane);
        }
    }

    /** That one position cannot be stored must not keep those of other lanes from it. */
    void store(MergeLane lane) {
        try {
            lane.mapped().storeIfOpen();
        } catch (InternalError e) {
            noteUnlessKnown(lane, e);
        }
    }

    void noteUnlessKnown(MergeLane lane, InternalError error) {
        if (!lane.removed || !lane.mapped().isTruncated()) {
            trouble.accept(error);
        }
    }

    void heartbeats() {
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
            trouble.accept(e);
        }
    }
}
