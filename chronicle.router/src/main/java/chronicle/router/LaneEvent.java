package chronicle.router;

import chronicle.bus.StrategyId;

/**
 * A strategy's lane went from one state to another.
 *
 * @param strategy whose lane
 * @param from the state before, {@code DETACHED} for a strategy that comes
 * @param to the state from now on, another one
 * @param reason why, a sentence or a few words
 * @param epochNs when, nanoseconds since 1970 by the wall clock
 */
public record LaneEvent(
        StrategyId strategy, LaneState from, LaneState to, String reason, long epochNs) {}
