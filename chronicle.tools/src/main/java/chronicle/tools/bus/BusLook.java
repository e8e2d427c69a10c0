package chronicle.tools.bus;

import chronicle.bus.LeaseJudge.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A bus at one moment.
 *
 * @param bus its root
 * @param timeNs when the look began, epoch nanoseconds
 * @param strategies every strategy's directory, by name, whether it is READY or not
 * @param feeds every feed's queue, by name
 * @param problems what of the bus cannot be looked at, a sentence each; what is wrong with a single
 *     queue stands with that queue
 */
public record BusLook(
        Path bus,
        long timeNs,
        List<StrategyLook> strategies,
        List<QueueLook> feeds,
        List<String> problems) {

    public BusLook {
        strategies = List.copyOf(strategies);
        feeds = List.copyOf(feeds);
        problems = List.copyOf(problems);
    }

    /**
     * The process of the router, by the freshest lease of any {@code orders_in} that holds; empty
     * when no router lives, or it has no strategy.
     */
    public OptionalLong routerPid() {
        long freshest = Long.MIN_VALUE;
        OptionalLong pid = OptionalLong.empty();
        for (StrategyLook strategy : strategies) {
            LeaseLook lease = strategy.ordersIn().map(QueueLook::lease).orElse(null);
            if (lease != null
                    && lease.verdict() == Verdict.LIVE
                    && lease.lease().get().timestampNs() > freshest) {
                freshest = lease.lease().get().timestampNs();
                pid = lease.pid();
            }
        }
        return pid;
    }
}
