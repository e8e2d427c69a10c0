package chronicle.router;

import chronicle.bus.StrategyId;

/**
 * A handler that does not return. As long as it does not, no order of any strategy is handed out.
 *
 * @param handler class of the handler
 * @param strategy whose order it has
 * @param seq of that order
 * @param sinceEpochNs when it was first seen with this order, nanoseconds since 1970 by the wall
 *     clock
 */
public record HandlerStall(String handler, StrategyId strategy, long seq, long sinceEpochNs) {}
