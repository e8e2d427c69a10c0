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
    private final String ordersInIdentity;

    // ------------------------------------------------------------------

    /** Its place in the merge, from attach to release. */
    Lane lane;

    /** Whether it leaves as soon as nothing committed is left. */
    boolean draining;

    /** Whether the order at its head was refused, and by a handler that failed. */
    boolean failing;

    /** When a held lane is tried again, System.nanoTime. */
    long retryAtNs;

    /** Whether any order was taken since it was opened. */
    boolean taken;

    final Backoff handlerPauses = new Backoff(100, 5_000);

    StrategyLane(
            StrategyEndpoints endpoints,
            QueueReader orders,
            QueueWriter replies,
            String ordersInIdentity) {
        this.endpoints = endpoints;
        this.orders = orders;
        this.replies = replies;
        this.ordersInIdentity = ordersInIdentity;
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

    /** Which directory {@code orders_in} was when it was opened. */
    String ordersInIdentity() {
        return ordersInIdentity;
    }

    @Override
    public String toString() {
        return endpoints.strategy().name();
    }
}
