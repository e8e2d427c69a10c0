package chronicle.core.engine;

import chronicle.core.EpochClock;
import chronicle.core.MessageView;

/**
 * Says whether a message has to be held back, since a silent lane might still get an earlier one.
 * It need not when it is old enough by the clock that stamped it: an earlier one would be here by
 * now. Where timestamps come from elsewhere and lie in the future, the time since it was first held
 * back counts. One thread.
 */
final class OrderWait {

    private final long waitNs;
    private final EpochClock clock;

    /** When the poll began; lanes are asked after that. */
    private long epochNs;

    private long nanoTime;

    /** The message that is held back, by its lane and seq. */
    private MergeLane heldLane;

    private long heldSeq;
    private long heldSince;

    /**
     * @param waitNs 0 never holds back
     */
    OrderWait(long waitNs, EpochClock clock) {
        this.waitNs = waitNs;
        this.clock = clock;
    }

    boolean isUsed() {
        return waitNs > 0;
    }

    /** Before the lanes are asked. */
    void begin() {
        if (waitNs > 0) {
            epochNs = clock.nanos();
            nanoTime = System.nanoTime();
        }
    }

    /** For the message that is next, while some lane is silent. */
    boolean holdsBack(MergeLane lane) {
        MessageView message = lane.cursor.message();
        if (Long.compareUnsigned(message.timestampNs(), epochNs - waitNs) <= 0) {
            return false;
        }
        long seq = message.seq();
        if (lane != heldLane || seq != heldSeq) {
            heldLane = lane;
            heldSeq = seq;
            heldSince = nanoTime;
            return true;
        }
        return nanoTime - heldSince < waitNs;
    }

    void reset() {
        heldLane = null;
    }

    /** Nothing may be kept of a lane that is out. */
    void forget(MergeLane lane) {
        if (heldLane == lane) {
            heldLane = null;
        }
    }
}
