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

    /** From whatever state it is in; the same one when only the reason is new. */
    void write(Slot slot, LaneState to, String reason) {
        write(slot, to, reason, true);
    }

    /** What was written before, since nothing worked in between: no news for the log. */
    void writeAgain(Slot slot, LaneState to, String reason) {
        write(slot, to, reason, false);
    }

    private void write(Slot slot, LaneState to, String reason, boolean isNew) {
        LaneState from = slot.state();
        LaneEvent event = new LaneEvent(slot.strategy, from, to, reason, epochNanos());
        slot.became(event);
        if (from != to) {
            entered.incrementAndGet(to.ordinal());
        }
        synchronized (recent) {
            if (recent.size() == KEPT) {
                recent.removeFirst();
            }
            recent.addLast(event);
        }
        notifier.laneChanged(event, isNew);
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
