package chronicle.router.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Strategies that are tried again, each when its pause is over. Control thread. */
final class Retries {

    /** So that a thousand bad ones do not keep the thread from what the good ones want of it. */
    private static final int AT_ONCE = 32;

    private final Set<Slot> waiting = new LinkedHashSet<>();

    void later(Slot slot) {
        slot.waitForRetry();
        // Behind the others, which have waited longer.
        waiting.remove(slot);
        waiting.add(slot);
    }

    /**
     * @return whether it was waiting
     */
    boolean remove(Slot slot) {
        return waiting.remove(slot);
    }

    /** The next few whose time has come. */
    List<Slot> due() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        long now = System.nanoTime();
        List<Slot> due = new ArrayList<>();
        for (Slot slot : waiting) {
            if (now - slot.dueNs >= 0) {
                due.add(slot);
                if (due.size() == AT_ONCE) {
                    break;
                }
            }
        }
        return due;
    }

    /** Nanoseconds until one is due, at most {@code longest}. */
    long until(long longest) {
        if (waiting.isEmpty()) {
            return longest;
        }
        long now = System.nanoTime();
        long least = longest;
        for (Slot slot : waiting) {
            least = Math.min(least, Math.max(0, slot.dueNs - now));
        }
        return least;
    }

    void clear() {
        waiting.clear();
    }
}
