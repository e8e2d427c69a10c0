package chronicle.app.strategy;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.core.WriterOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * What a strategy is to do.
 *
 * @param bus where
 * @param strategy as whom
 * @param orders how many orders, 0 for as many as come until the stop
 * @param perSecond pace, when no feed is followed
 * @param size bytes that an order is padded to, 0 for none
 * @param symbol whose ticks to follow, or empty for the pace
 * @param timeout how long to await acks after the last order
 * @param stopTimeout how long at most once it is to stop
 * @param writer how orders_out is written
 */
public record StrategyPlan(
        BusLayout bus,
        StrategyId strategy,
        long orders,
        double perSecond,
        int size,
        Optional<String> symbol,
        Duration timeout,
        Duration stopTimeout,
        WriterOptions writer) {}
