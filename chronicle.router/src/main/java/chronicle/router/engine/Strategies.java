package chronicle.router.engine;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * Makes what is attached follow what is wanted. A strategy that leaves is drained before it is
 * closed; one that comes back meanwhile is opened after that; one that cannot be opened, or fails
 * later, is reported once and tried again after growing pauses. Control thread.
 */
final class Strategies {

    private final RouterSettings settings;
    private final LaneOpener opener;
    private final Consumer<DataLoop.Command> data;
    private final Notifier notifier;
    private final Map<StrategyId, Slot> slots = new HashMap<>();
    private final ConcurrentSkipListSet<StrategyId> attached = new ConcurrentSkipListSet<>();
    private volatile long firstPauseMs;

    Strategies(
            RouterSettings settings,
            LaneOpener opener,
            Consumer<DataLoop.Command> data,
            Notifier notifier) {
        this.settings = settings;
        this.opener = opener;
        this.data = data;
        this.notifier = notifier;
        this.firstPauseMs = settings.attachRetry().toMillis();
    }

    /** For strategies that come from now on. Any thread. */
    void firstPauseMs(long millis) {
        firstPauseMs = millis;
    }

    /** Any thread. */
    List<StrategyId> attached() {
        return List.copyOf(attached);
    }

    void apply(DiscoveryEvent event) {
        if (event instanceof DiscoveryEvent.Added) {
            added(event.strategy());
        } else {
            removed(event.strategy());
        }
    }

    private void added(StrategyId strategy) {
        Slot slot = slots.computeIfAbsent(strategy, id -> new Slot(id, firstPauseMs));
        slot.wanted = true;
        if (slot.lane == null) {
            slot.worked();
            open(slot);
        }
    }

    private void removed(StrategyId strategy) {
        Slot slot = slots.get(strategy);
        if (slot == null) {
            return;
        }
        slot.wanted = false;
        if (slot.lane == null) {
            gone(slot);
        } else if (!slot.leaving) {
            slot.leaving = true;
            data.accept(new DataLoop.Command.Drain(slot.lane));
        }
    }

    private void open(Slot slot) {
        try {
            slot.lane = opener.open(slot.strategy);
        } catch (RuntimeException | Error e) {
            failed(slot, "strategy cannot be attached and is tried again strategy=", e);
            return;
        }
        attached.add(slot.strategy);
        if (!slot.announced) {
            slot.announced = true;
            // Told before the data thread has the lane, so before any order of it is handed out.
            notifier.strategyAdded(slot.strategy);
            notifier.deliver();
        }
        data.accept(new DataLoop.Command.Attach(slot.lane));
    }

    private void failed(Slot slot, String what, Throwable why) {
        slot.dueNs = System.nanoTime() + slot.pauses.next();
        String reason = why.getMessage() == null ? why.toString() : why.getMessage();
        if (slot.reported.isNew(reason)) {
            notifier.problem(what + slot.strategy + " reason=" + reason);
        }
    }

    /** A lane that comes back from the data thread. */
    void released(DataLoop.Released back) {
        Slot slot = slots.get(back.lane().strategy());
        close(back.lane());
        boolean left = slot.leaving;
        slot.lane = null;
        slot.leaving = false;
        if (back.lane().taken) {
            slot.worked();
        }
        if (back.reason() != null) {
            String what =
                    left
                            ? "strategy left and not all of its orders can be read strategy="
                            : "strategy is set aside and attached again later strategy=";
            failed(slot, what, back.reason());
        } else {
            slot.dueNs = System.nanoTime() + slot.pauses.next();
        }
        if (left) {
            gone(slot);
        }
        if (left && slot.wanted) {
            // It came back while the old lane drained.
            slots.put(slot.strategy, slot);
            slot.worked();
            open(slot);
        }
    }

    private void gone(Slot slot) {
        slots.remove(slot.strategy);
        if (slot.announced) {
            slot.announced = false;
            notifier.strategyRemoved(slot.strategy);
        }
    }

    private void close(StrategyLane lane) {
        attached.remove(lane.strategy());
        opener.close(
                lane,
                e ->
                        notifier.problem(
                                "strategy was not closed completely strategy="
                                        + lane.strategy()
                                        + " reason="
                                        + e.getMessage()));
    }

    /** Tries again what is due. */
    void retry() {
        long now = System.nanoTime();
        for (Slot slot : slots.values()) {
            if (slot.waitsToBeOpened() && now - slot.dueNs >= 0) {
                open(slot);
            }
        }
    }

    /** Nanoseconds until {@link #retry()} has something to do, at most {@code longest}. */
    long untilRetry(long longest) {
        long now = System.nanoTime();
        long least = longest;
        for (Slot slot : slots.values()) {
            if (slot.waitsToBeOpened()) {
                least = Math.min(least, Math.max(0, slot.dueNs - now));
            }
        }
        return least;
    }

    /** When both threads have ended: closes everything, tells nobody. */
    void closeAll() {
        for (Slot slot : slots.values()) {
            if (slot.lane != null) {
                close(slot.lane);
            }
        }
        slots.clear();
    }
}
