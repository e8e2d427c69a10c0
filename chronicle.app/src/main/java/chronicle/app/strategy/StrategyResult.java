package chronicle.app.strategy;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What became of a strategy's orders.
 *
 * @param name of the strategy
 * @param orders written in this run
 * @param acked answered
 * @param rtt nanoseconds from intended departure to ack
 */
public record StrategyResult(String name, long orders, long acked, Histogram rtt) {

    /** The command's last line. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "strategy %s orders=%d acked=%d rtt_us p50=%.1f p99=%.1f max=%.1f",
                name,
                orders,
                acked,
                micros(50),
                micros(99),
                rtt.getMaxValue() / 1e3);
    }

    public long missing() {
        return orders - acked;
    }

    private double micros(double percentile) {
        return rtt.getTotalCount() == 0 ? 0 : rtt.getValueAtPercentile(percentile) / 1e3;
    }
}
