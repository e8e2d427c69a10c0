package chronicle.core;

import chronicle.core.QueueException.Category;
import java.util.concurrent.TimeUnit;

/**
 * How a {@link FanInReader} orders the messages of different lanes, and how often it stores where
 * it is. Within a lane the queue's order always holds. Immutable; the {@code with} methods return
 * changed copies.
 *
 * @param ordering which lane is next
 * @param orderWaitNs with {@link Ordering#TIMESTAMP}: for how long after its timestamp, in
 *     nanoseconds up to a second, a message is held back while lanes are silent which might still
 *     get an earlier one; 0 never holds back. It costs every message that much latency unless all
 *     lanes have one, and each poll asks all lanes and the clock. Held lanes are not waited for.
 * @param storeEvery after how many messages of polls that came to their limit positions are stored,
 *     at the end of a poll, 0 to 1,048,576; 0 stores with each poll. A poll that leaves nothing
 *     stores always, and so does one that ends a millisecond or more after the last store. Whoever
 *     is killed reads again what came after that. Among many lanes each message of a poll is of
 *     another one, and storing a position costs more than handing out a message.
 */
public record FanInOptions(Ordering ordering, long orderWaitNs, int storeEvery) {

    /** By timestamp over the messages that are there, and never waits. */
    public static final FanInOptions DEFAULTS = new FanInOptions(Ordering.TIMESTAMP, 0, 0);

    private static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int RAREST_STORE = 1 << 20;

    /**
     * @throws QueueException INVALID_ARGUMENT for a wait below 0, above a second, or beside an
     *     ordering that does not go by time, and for a number of messages out of its range
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
        if (storeEvery < 0 || storeEvery > RAREST_STORE) {
            throw new QueueException(
                    Category.INVALID_ARGUMENT,
                    "storeEvery is not within 0.." + RAREST_STORE + ": " + storeEvery);
        }
    }

    public FanInOptions withOrdering(Ordering other) {
        return new FanInOptions(other, orderWaitNs, storeEvery);
    }

    public FanInOptions withOrderWaitNs(long nanos) {
        return new FanInOptions(ordering, nanos, storeEvery);
    }

    public FanInOptions withStoreEvery(int messages) {
        return new FanInOptions(ordering, orderWaitNs, messages);
    }
}
