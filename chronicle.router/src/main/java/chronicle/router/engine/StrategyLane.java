package chronicle.router.engine;

import chronicle.bus.StrategyEndpoints;
import chronicle.bus.StrategyId;
import chronicle.core.Lane;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;

/**
 * An attached strategy: its orders are read, its replies written. Belongs to one thread at a time:
 * to control while it is opened and closed, to data in between. The fields below the line are of
 * use to the data thread alone, except {@link #taken}, which control reads after the release.
 */
final class StrategyLane {

    private final StrategyEndpoints endpoints;
    private final QueueReader orders;
    private final QueueWriter replies;
    private final String ordersOutIdentity;
    private final String ordersInIdentity;
    private final LaneCounters counters;

    /**
     * Since when there is no room for replies, System.nanoTime or one more; 0 as a rule. Control.
     */
    long withoutRoomNs;

    /** Why it was said to be blocked; null as a rule. Control thread. */
    String blocked;

    // ------------------------------------------------------------------

    /** Its place in the merge, from attach to release. */
    Lane lane;

    /** Whether it leaves as soon as nothing committed is left. */
    boolean draining;

    /** The order at its head, when that could not be passed at once; else null. */
    HeldOrder head;

    /** When a held lane is tried again, System.nanoTime. */
    long retryAtNs;

    /** Whether any order was taken since it was opened. */
    boolean taken;

    /** Until when there is no room for replies, System.nanoTime or one more; 0 as a rule. */
    long noRoomUntilNs;

    /** What was said of orders that handlers refuse. */
    final Seldom refusalsTold = new Seldom();

    /** What was said of want of room. */
    final Once fullTold = new Once();

    StrategyLane(
            StrategyEndpoints endpoints,
            QueueReader orders,
            QueueWriter replies,
            String ordersOutIdentity,
            String ordersInIdentity,
            LaneCounters counters) {
        this.endpoints = endpoints;
        this.orders = orders;
        this.replies = replies;
        this.ordersOutIdentity = ordersOutIdentity;
        this.ordersInIdentity = ordersInIdentity;
        this.counters = counters;
    }

    StrategyId strategy() {
        return endpoints.strategy();
    }

    StrategyEndpoints endpoints() {
        return endpoints;
    }

    QueueReader orders() {
        return orders;
    }

    QueueWriter replies() {
        return replies;
    }

    /** Which directory {@code orders_out} was when it was opened. */
    String ordersOutIdentity() {
        return ordersOutIdentity;
    }

    /** Which directory {@code orders_in} was when it was opened. */
    String ordersInIdentity() {
        return ordersInIdentity;
    }

    /** What is counted for the strategy, also over several lanes one after the other. */
    LaneCounters counters() {
        return counters;
    }

    @Override
    public String toString() {
        return endpoints.strategy().name();
    }
}
