package chronicle.router.engine;

import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Writes down what becomes of lanes: counts it, keeps what was last, and has it logged and told.
 * Written by the control thread, read by any.
 */
final class LaneJournal {

    private static final int KEPT = 512;

    private final Notifier notifier;
    private final AtomicLongArray entered = new AtomicLongArray(LaneState.values().length);
    private final Deque<LaneEvent> recent = new ArrayDeque<>();

    LaneJournal(Notifier notifier) {
        this.notifier = notifier;
    }

    /**
     * From whatever state it is in. In the same one only the reason changes, which is no event.
     *
     * @return whether its state changed
     */
    boolean write(Slot slot, LaneState to, String reason) {
        return write(slot, to, reason, true);
    }

    /** What was written before, since nothing worked in between: no news for the log. */
    boolean writeAgain(Slot slot, LaneState to, String reason) {
        return write(slot, to, reason, false);
    }

    private boolean write(Slot slot, LaneState to, String reason, boolean isNew) {
        LaneState from = slot.state();
        if (from == to) {
            slot.remark(reason);
            return false;
        }
        LaneEvent event = new LaneEvent(slot.strategy, from, to, reason, epochNanos());
        slot.became(event);
        entered.incrementAndGet(to.ordinal());
        synchronized (recent) {
            if (recent.size() == KEPT) {
                recent.removeFirst();
            }
            recent.addLast(event);
        }
        notifier.laneChanged(event, isNew);
        return true;
    }

    /** Oldest first. */
    List<LaneEvent> recent() {
        synchronized (recent) {
            return List.copyOf(recent);
        }
    }

    long entered(LaneState state) {
        return entered.get(state.ordinal());
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
