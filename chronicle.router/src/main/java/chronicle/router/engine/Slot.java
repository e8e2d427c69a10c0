package chronicle.router.engine;

import chronicle.bus.StrategyId;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;

/**
 * What the control thread knows of one strategy, from its coming to its going: what is wanted and
 * what there is. Any thread may ask for its {@link #status()}.
 */
final class Slot {

    final StrategyId strategy;
    final Backoff pauses;
    final Once reported = new Once();
    final LaneCounters counters = new LaneCounters();
    private final Counter attachRetries = new Counter();

    /** What became of it last. */
    private volatile LaneEvent last;

    /** Whether it is on the bus. */
    boolean wanted;

    /** Its lane while it is open, else null. */
    StrategyLane lane;

    /** Whether the data thread was asked to drain the lane. */
    boolean leaving;

    /** Why it is to be set aside, by command, while the data thread still has the lane. */
    String setAside;

    /** How many orders were counted when its owner was looked at last. */
    long judgedOrders;

    /** Whether listeners know that it is there. */
    boolean announced;

    /** Whether it is to be tried again, and when, System.nanoTime. */
    boolean waits;

    long dueNs;

    /** The order that had it quarantined, -1 when it was not an order. */
    long refusedSeq = -1;

    /** Whether it is set aside because of that order, so that other handlers may help. */
    boolean byHandler;

    /** The order to give up when the lane is open again, -1 for none. */
    long skipSeq = -1;

    Slot(StrategyId strategy, AttachPolicy policy) {
        this.strategy = strategy;
        this.last = new LaneEvent(strategy, LaneState.DETACHED, LaneState.DETACHED, "", 0);
        this.pauses = new Backoff(policy.retry().toMillis(), policy.longestRetry().toMillis());
    }

    LaneState state() {
        return last.to();
    }

    void became(LaneEvent event) {
        last = event;
    }

    /** Something else is to be said of the state that it is in. */
    void remark(String reason) {
        last = new LaneEvent(strategy, last.from(), last.to(), reason, last.epochNs());
    }

    /** It is tried again after the next pause. */
    void waitForRetry() {
        waits = true;
        dueNs = System.nanoTime() + pauses.next();
        attachRetries.increment();
    }

    /** It worked for a while: a new failure is news and is tried again soon. */
    void worked() {
        pauses.reset();
        reported.reset();
    }

    /** Any thread. */
    LaneStatus status() {
        LaneEvent now = last;
        return new LaneStatus(
                strategy,
                now.to(),
                now.reason(),
                now.epochNs(),
                counters.orders.get(),
                counters.replies.get(),
                counters.droppedReplies(),
                counters.deadLetters.get(),
                counters.handlerRetries.get(),
                attachRetries.get(),
                counters.lagBytes.get(),
                counters.ordersPerSecond.get());
    }
}
