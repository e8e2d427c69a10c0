package chronicle.core.engine;

import chronicle.core.FanInHandler;
import chronicle.core.QueueException;
import java.util.List;

/**
 * Holds lanes of a merge that cannot be read, and has their owner told: once, but where an error
 * comes before that is done. One thread.
 */
final class LaneFailures {

    private final MergeSleep sleep;

    LaneFailures(MergeSleep sleep) {
        this.sleep = sleep;
    }

    void fail(MergeLane lane, FanInHandler taker, QueueException error) {
        lane.fail(error);
        sleep.failed(lane);
        tell(lane, taker);
    }

    private static void tell(MergeLane lane, FanInHandler taker) {
        try {
            taker.onLaneError(lane, lane.untold());
        } catch (RuntimeException e) {
            lane.told();
            throw e;
        }
        lane.told();
    }

    /**
     * Tells what is still to be told, and which lanes have a file that was truncated.
     *
     * @param error what the JVM threw, or null
     * @return whether there is such a lane: one that was reported already explains an error that
     *     comes later still
     */
    boolean tellTruncated(List<MergeLane> lanes, FanInHandler taker, InternalError error) {
        boolean found = false;
        for (MergeLane lane : List.copyOf(lanes)) {
            boolean truncated = lane.isTruncated();
            found |= truncated;
            if (truncated && !lane.failed() && !lane.removed) {
                fail(lane, taker, lane.mapped().truncated(error));
            } else if (lane.untold() != null) {
                tell(lane, taker);
            }
        }
        return found;
    }
}
