package chronicle.router;

import chronicle.bus.StrategyId;

/**
 * A strategy's lane went from one state to another.
 *
 * @param strategy whose lane
 * @param from the state before, {@code DETACHED} for a strategy that comes; the same as {@code to}
 *     when only the reason is new
 * @param to the state from now on
 * @param reason why, a sentence or a few words
 * @param epochNs when, nanoseconds since 1970 by the wall clock
 */
public record LaneEvent(
        StrategyId strategy, LaneState from, LaneState to, String reason, long epochNs) {}
