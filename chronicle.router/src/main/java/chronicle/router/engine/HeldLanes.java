package chronicle.router.engine;

import java.util.ArrayList;
import java.util.List;

/** Lanes that wait for their time. Data thread. */
final class HeldLanes {

    private final List<StrategyLane> lanes = new ArrayList<>();

    /** A lane that the merge holds, or is about to hold. */
    void hold(StrategyLane lane, long pauseNs) {
        lane.retryAtNs = System.nanoTime() + pauseNs;
        lanes.add(lane);
    }

    boolean contains(StrategyLane lane) {
        return lanes.contains(lane);
    }

    /** Takes those whose time has come into the merge again. */
    void resume() {
        if (lanes.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        for (int i = lanes.size() - 1; i >= 0; i--) {
            StrategyLane lane = lanes.get(i);
            if (now - lane.retryAtNs >= 0) {
                lanes.remove(i);
                lane.lane.release();
            }
        }
    }

    /** Nanoseconds until {@link #resume()} has something to do, at most {@code longest}. */
    long untilNext(long longest) {
        if (lanes.isEmpty()) {
            return longest;
        }
        long now = System.nanoTime();
        long least = longest;
        for (StrategyLane lane : lanes) {
            least = Math.min(least, Math.max(0, lane.retryAtNs - now));
        }
        return least;
    }

    /** One that has left the merge. */
    void forget(StrategyLane lane) {
        lanes.remove(lane);
    }
}
