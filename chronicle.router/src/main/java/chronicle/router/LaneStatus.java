package chronicle.router;

import chronicle.bus.StrategyId;

/**
 * How one lane stands. Counters begin at 0 when the strategy comes; they go on when its lane is
 * closed and opened again, and end when it leaves.
 *
 * @param strategy whose lane
 * @param state where it stands
 * @param reason why it stands there, as of what was found last
 * @param sinceEpochNs since when it is in this state, nanoseconds since 1970 by the wall clock
 * @param orders orders that every handler has taken
 * @param replies replies written by handlers
 * @param droppedReplies replies that were given up because {@code orders_in} was full
 * @param deadLetters orders that were given up, by policy or by command
 * @param handlerRetries how often an order was handed out again because a handler had failed
 * @param attachRetries how often its queues were tried again after they could not be opened or had
 *     failed
 * @param lagBytes bytes of {@code orders_out} that are committed and not handed out, as of a moment
 *     ago; -1 while it is not known
 * @param ordersPerSecond orders per second between the last two times that lags were measured; -1
 *     while it is not known
 */
public record LaneStatus(
        StrategyId strategy,
        LaneState state,
        String reason,
        long sinceEpochNs,
        long orders,
        long replies,
        long droppedReplies,
        long deadLetters,
        long handlerRetries,
        long attachRetries,
        long lagBytes,
        long ordersPerSecond) {}
