package chronicle.router.engine;

import chronicle.bus.LeaseJudge;
import chronicle.bus.LeaseJudge.Verdict;
import chronicle.core.Queues;
import chronicle.router.LaneState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Looks whether the owners of attached strategies live, and says so of their lanes. A lane of a
 * dead owner stays where it is: what was committed is handed out, and whoever takes the queue over
 * is served from the first order on. Control thread.
 *
 * <p>A round goes over all lanes in slices, between which the thread does its other work, and is
 * followed by a rest of 1,000 times what the round took, but never of more than six times the
 * shortest one: a thousand lanes cost a tenth of a percent of a core. Lanes whose orders flow are
 * passed over.
 */
final class LeaseWatch {

    /** At some ten microseconds each, less than a millisecond. */
    static final int SLICE = 32;

    /** A round takes one part in so many of the time. */
    static final int SHARE = 1000;

    /** A first round in a young JVM is no reason to rest for a minute. */
    static final int LONGEST = 6;

    private final Function<Path, Verdict> judge;
    private final Consumer<Path> forget;
    private final LongSupplier nanoTime;
    private final LaneJournal journal;
    private volatile long leastNs;
    private final Deque<Slot> round = new ArrayDeque<>();
    private long workedNs;
    private long dueNs;

    /**
     * @param least shortest time from one round to the next
     */
    LeaseWatch(Queues queues, LaneJournal journal, Duration least) {
        this(new LeaseJudge(queues), journal, least);
    }

    private LeaseWatch(LeaseJudge judge, LaneJournal journal, Duration least) {
        this(judge::judge, judge::forget, System::nanoTime, journal, least);
    }

    LeaseWatch(
            Function<Path, Verdict> judge,
            Consumer<Path> forget,
            LongSupplier nanoTime,
            LaneJournal journal,
            Duration least) {
        this.judge = judge;
        this.forget = forget;
        this.nanoTime = nanoTime;
        this.journal = journal;
        this.leastNs = least.toNanos();
        this.dueNs = nanoTime.getAsLong() + leastNs;
    }

    /** Shortest time from one round to the next, from the next on. Any thread. */
    void interval(Duration least) {
        leastNs = least.toNanos();
    }

    /** Nanoseconds until {@link #look} has something to do, at most {@code longest}. */
    long untilDue(long longest) {
        return Math.min(longest, Math.max(0, dueNs - nanoTime.getAsLong()));
    }

    /** Looks at the next few, when it is time. */
    void look(Collection<Slot> slots) {
        long begin = nanoTime.getAsLong();
        if (begin - dueNs < 0) {
            return;
        }
        if (round.isEmpty()) {
            workedNs = 0;
            round.addAll(slots);
        }
        for (int judged = 0; judged < SLICE && !round.isEmpty(); ) {
            judged += look(round.remove()) ? 1 : 0;
        }
        long now = nanoTime.getAsLong();
        workedNs += now - begin;
        if (round.isEmpty()) {
            dueNs = now + Math.max(leastNs, Math.min(SHARE * workedNs, LONGEST * leastNs));
        }
    }

    /** True when it took system calls. */
    private boolean look(Slot slot) {
        LaneState state = slot.state();
        boolean served = state == LaneState.LIVE || state == LaneState.BLOCKED;
        if (!served && state != LaneState.STALE) {
            return false;
        }
        long orders = slot.counters.orders.get();
        boolean flows = orders != slot.judgedOrders && state == LaneState.LIVE;
        slot.judgedOrders = orders;
        if (flows) {
            return false;
        }
        Verdict verdict = judge.apply(slot.lane.endpoints().ordersOut());
        if (served && verdict == Verdict.STALE) {
            journal.write(
                    slot, LaneState.STALE, "its owner died, LEASE is over and the lock is free");
        } else if (state == LaneState.STALE && verdict != Verdict.STALE) {
            isBack(slot, verdict);
        }
        return true;
    }

    private void isBack(Slot slot, Verdict verdict) {
        if (slot.lane.blocked == null) {
            journal.write(slot, LaneState.LIVE, back(verdict));
        } else {
            journal.write(slot, LaneState.BLOCKED, slot.lane.blocked);
        }
    }

    private static String back(Verdict verdict) {
        return switch (verdict) {
            case LIVE -> "LEASE is renewed";
            case EXPIRED_OWNER_ALIVE -> "somebody holds the lock";
            case ABSENT -> "LEASE is gone";
            case UNREADABLE -> "LEASE cannot be read";
            case STALE -> throw new IllegalArgumentException(verdict.name());
        };
    }

    /** A lane that is closed. */
    void forget(StrategyLane lane) {
        forget.accept(lane.endpoints().ordersOut());
    }
}
