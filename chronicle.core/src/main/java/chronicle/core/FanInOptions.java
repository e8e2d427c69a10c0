package chronicle.core;

import chronicle.core.QueueException.Category;
import java.util.concurrent.TimeUnit;

/**
 * How a {@link FanInReader} orders the messages of different lanes. Within a lane the queue's order
 * always holds. Immutable; the {@code with} methods return changed copies.
 *
 * @param ordering which lane is next
 * @param orderWaitNs with {@link Ordering#TIMESTAMP}: for how long after its timestamp, in
 *     nanoseconds up to a second, a message is held back while lanes are silent which might still
 *     get an earlier one; 0 never holds back. It costs every message that much latency unless all
 *     lanes have one, and each poll asks all lanes and the clock. Held lanes are not waited for.
 */
public record FanInOptions(Ordering ordering, long orderWaitNs) {

    /** By timestamp over the messages that are there, and never waits. */
    public static final FanInOptions DEFAULTS = new FanInOptions(Ordering.TIMESTAMP, 0);

    private static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(1);

    /**
     * @throws QueueException INVALID_ARGUMENT for a wait below 0, above a second, or beside an
     *     ordering that does not go by time
     */
    public FanInOptions {
        if (orderWaitNs < 0 || orderWaitNs > LONGEST_WAIT_NS) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "orderWaitNs is not within 0.." + LONGEST_WAIT_NS + ": " + orderWaitNs);
        }
        if (orderWaitNs > 0 && ordering != Ordering.TIMESTAMP) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "orderWaitNs is for Ordering.TIMESTAMP alone: " + ordering);
        }
    }

    public FanInOptions withOrdering(Ordering other) {
        return new FanInOptions(other, orderWaitNs);
    }

    public FanInOptions withOrderWaitNs(long nanos) {
        return new FanInOptions(ordering, nanos);
    }
}
