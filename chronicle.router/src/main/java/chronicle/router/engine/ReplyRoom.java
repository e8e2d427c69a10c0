package chronicle.router.engine;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.router.LaneState;
import java.util.concurrent.TimeUnit;

/**
 * Says of a lane that it is blocked when it has had no room for replies for a while, and that it is
 * not any more. One that drains, or whose owner died, stays what it is. Control thread.
 */
final class ReplyRoom {

    /** A strategy that is merely slower than its orders waits now and then: that is no news. */
    private static final long BLOCKED_AFTER_NS = TimeUnit.SECONDS.toNanos(1);

    private final LaneJournal journal;
    private final Notifier notifier;

    ReplyRoom(LaneJournal journal, Notifier notifier) {
        this.journal = journal;
        this.notifier = notifier;
    }

    /** Room was looked for in vain, for the lane that is in use. */
    void missing(Slot slot, QueueException why) {
        StrategyLane lane = slot.lane;
        long now = System.nanoTime();
        if (lane.withoutRoomNs == 0) {
            lane.withoutRoomNs = now | 1;
        } else if (lane.blocked == null && now - lane.withoutRoomNs >= BLOCKED_AFTER_NS) {
            lane.blocked = sentence(why);
            if (slot.state() == LaneState.LIVE) {
                journal.write(slot, LaneState.BLOCKED, lane.blocked);
                notifier.loggedProblem(
                        "strategy is blocked, its orders wait strategy="
                                + slot.strategy
                                + " reason="
                                + lane.blocked);
            }
        }
    }

    private static String sentence(QueueException why) {
        String what =
                why.category() == Category.DISK_FULL
                        ? "the disk has no room for its replies: "
                        : "it does not read its replies: ";
        return what + why.getMessage();
    }

    /** There is room, for the lane that is in use. */
    void found(Slot slot) {
        slot.lane.withoutRoomNs = 0;
        slot.lane.blocked = null;
        if (slot.state() == LaneState.BLOCKED) {
            journal.write(slot, LaneState.LIVE, "there is room for its replies again");
        }
    }
}
