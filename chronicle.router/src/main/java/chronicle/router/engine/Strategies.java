package chronicle.router.engine;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.OtherRouter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;

/**
 * Makes what is attached follow what is wanted. A strategy that leaves is drained before it is
 * closed; one that comes back meanwhile is opened after that. One that cannot be opened, or fails
 * later, is tried again after growing pauses when that can help, and else quarantined until
 * somebody resumes it or it comes anew. Control thread.
 */
final class Strategies {

    private final LaneOpener opener;
    private final Handover data;
    private final Notifier notifier;
    private final LaneJournal journal;
    private final DeadLetters letters;
    private final LeaseWatch owners;
    private final DiscoveryLatency latency;
    private final Map<StrategyId, Slot> slots = new ConcurrentHashMap<>();
    private final Retries retries = new Retries();
    private final OtherRouters others;
    private final Setbacks setbacks;
    private final ConcurrentSkipListSet<StrategyId> attached = new ConcurrentSkipListSet<>();
    private volatile AttachPolicy policy;

    Strategies(
            RouterSettings settings,
            LaneOpener opener,
            Consumer<DataLoop.Command> data,
            Notifier notifier,
            LaneJournal journal,
            DeadLetters letters,
            LeaseWatch owners,
            DiscoveryLatency latency) {
        this.opener = opener;
        this.data = new Handover(data, System::nanoTime);
        this.notifier = notifier;
        this.journal = journal;
        this.letters = letters;
        this.owners = owners;
        this.latency = latency;
        this.others = new OtherRouters(settings.bus(), notifier);
        this.setbacks = new Setbacks(journal, notifier, retries, others);
        this.policy = settings.attach();
    }

    /** For strategies that come from now on, and looks at owners from the next on. Any thread. */
    void policy(AttachPolicy changed) {
        policy = changed;
        owners.interval(changed.ownerCheck());
    }

    /** Any thread. */
    List<StrategyId> attached() {
        return List.copyOf(attached);
    }

    /** By name. Any thread. */
    List<LaneStatus> lanes() {
        return slots.values().stream()
                .map(Slot::status)
                .sorted(Comparator.comparing(LaneStatus::strategy))
                .toList();
    }

    /** Any thread. */
    Optional<OtherRouter> otherRouter() {
        return others.now();
    }

    /** Whether it is on the bus, or drains. Any thread. */
    boolean knows(StrategyId strategy) {
        return slots.containsKey(strategy);
    }

    void apply(DiscoveryEvent event) {
        if (event instanceof DiscoveryEvent.Added) {
            added(event.strategy());
        } else {
            removed(event.strategy());
        }
    }

    private void added(StrategyId strategy) {
        Slot slot = slots.computeIfAbsent(strategy, id -> new Slot(id, policy));
        slot.wanted = true;
        if (slot.lane == null) {
            journal.write(slot, LaneState.ATTACHING, "it is on the bus");
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
            gone(slot, "it left the bus");
        } else if (!slot.leaving) {
            slot.leaving = true;
            journal.write(slot, LaneState.DRAINING, "it left the bus");
            data.send(new DataLoop.Command.Drain(slot.lane));
        }
    }

    private void open(Slot slot) {
        boolean again = retries.remove(slot);
        try {
            slot.lane = opener.open(slot.strategy, slot.counters);
        } catch (RuntimeException | Error e) {
            setbacks.notOpened(slot, LaneFault.of(e));
            return;
        }
        if (slot.skipSeq >= 0) {
            slot.lane.head = HeldOrder.toGiveUp(slot.skipSeq);
            slot.skipSeq = -1;
        }
        slot.byHandler = false;
        others.letGo(slot.strategy);
        attached.add(slot.strategy);
        journal.write(
                slot, LaneState.LIVE, again ? "its queues are open again" : "its queues are open");
        boolean first = !slot.announced;
        if (first) {
            slot.announced = true;
            notifier.strategyAdded(slot.strategy);
        }
        // Told before the data thread has the lane, so before any order of it is handed out.
        notifier.deliver();
        data.attach(slot.lane);
        if (first) {
            latency.attached(slot.lane.endpoints());
        }
    }

    /** A lane that comes back from the data thread. */
    void released(DataLoop.Released back) {
        Slot slot = slots.get(back.lane().strategy());
        close(back.lane());
        slot.lane = null;
        if (back.lane().taken) {
            slot.worked();
        }
        if (slot.leaving) {
            left(slot, back.fault());
        } else if (slot.setAside != null) {
            setbacks.setAside(slot, slot.setAside, back.fault());
            slot.setAside = null;
        } else if (back.fault() != null) {
            setbacks.failed(slot, back.fault());
        } else {
            journal.write(slot, LaneState.ATTACHING, "its queues are opened anew");
            retries.later(slot);
        }
    }

    private void left(Slot slot, LaneFault fault) {
        if (fault == null) {
            gone(slot, "its orders are handed out");
        } else {
            notifier.problem(
                    "strategy left and not all of its orders can be read strategy="
                            + slot.strategy
                            + " reason="
                            + fault.reason());
            gone(slot, fault.reason());
        }
        if (slot.wanted) {
            // It came back while the old lane drained.
            added(slot.strategy);
        }
    }

    private void gone(Slot slot, String why) {
        slots.remove(slot.strategy);
        retries.remove(slot);
        others.letGo(slot.strategy);
        journal.write(slot, LaneState.DETACHED, why);
        if (slot.announced) {
            notifier.strategyRemoved(slot.strategy);
        }
    }

    private void close(StrategyLane lane) {
        attached.remove(lane.strategy());
        owners.forget(lane);
        letters.close(lane.strategy());
        opener.close(
                lane,
                e ->
                        notifier.problem(
                                "strategy was not closed completely strategy="
                                        + lane.strategy()
                                        + " reason="
                                        + e.getMessage()));
    }

    /** By command: takes it out and closes its queues, for as long as nobody resumes it. */
    void setAside(StrategyId strategy, String why) {
        Slot slot = slots.get(strategy);
        if (slot == null || slot.leaving) {
            return;
        }
        if (slot.lane != null) {
            slot.setAside = why;
            data.send(new DataLoop.Command.Release(slot.lane));
        } else {
            setbacks.setAside(slot, why, null);
        }
    }

    /** By command: opens its queues at once. */
    void resume(StrategyId strategy) {
        Slot slot = slots.get(strategy);
        if (slot == null || slot.leaving) {
            return;
        }
        if (slot.lane != null) {
            // One that is on its way out comes back by itself.
            slot.setAside = null;
            return;
        }
        slot.worked();
        journal.write(slot, LaneState.ATTACHING, "it is resumed");
        open(slot);
    }

    /** By command: gives up the order that a handler refuses, or had refused for good. */
    void skip(StrategyId strategy) {
        Slot slot = slots.get(strategy);
        if (slot == null) {
            return;
        }
        if (slot.lane != null) {
            data.send(new DataLoop.Command.Skip(slot.lane));
        } else if (slot.refusedSeq >= 0) {
            slot.skipSeq = slot.refusedSeq;
            slot.refusedSeq = -1;
            resume(strategy);
        }
    }

    /** As {@link #skip}, where the lane was set aside before the command reached it. */
    void skipReleased(StrategyLane lane) {
        Slot slot = slots.get(lane.strategy());
        boolean isClosed = slot != null && slot.lane == null && lane.head != null;
        if (isClosed && lane.head.seq() == slot.refusedSeq) {
            skip(lane.strategy());
        }
    }

    /** What the handlers before had quarantined is tried with those that are there now. */
    void handlersChanged() {
        for (Slot slot : List.copyOf(slots.values())) {
            if (slot.byHandler && slot.lane == null && slot.wanted) {
                slot.worked();
                journal.write(slot, LaneState.ATTACHING, "other handlers take orders");
                open(slot);
            }
        }
    }

    /** What is known of the strategy whose lane this is, or null when it is not the one in use. */
    Slot slotOf(StrategyLane lane) {
        Slot slot = slots.get(lane.strategy());
        return slot != null && slot.lane == lane ? slot : null;
    }

    /** Tries again what is due, and looks whether owners live. */
    void retry() {
        owners.look(slots.values());
        retries.due().forEach(this::open);
    }

    /** What was opened by now goes to the data thread. */
    void handOver() {
        data.flush();
    }

    /** Nanoseconds until {@link #retry()} has something to do, at most {@code longest}. */
    long untilRetry(long longest) {
        long least = retries.until(longest);
        return attached.isEmpty() ? least : owners.untilDue(least);
    }

    /** When both threads have ended: closes everything, tells nobody. */
    void closeAll() {
        for (Slot slot : slots.values()) {
            if (slot.lane != null) {
                close(slot.lane);
            }
        }
        slots.clear();
        retries.clear();
        attached.clear();
    }
}
