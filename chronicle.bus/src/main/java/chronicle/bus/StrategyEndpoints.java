package chronicle.bus;

import java.nio.file.Path;

/**
 * The two queue directories of one strategy.
 *
 * @param strategy whose they are
 * @param directory the strategy's directory on the bus
 */
public record StrategyEndpoints(StrategyId strategy, Path directory) {

    /** Queue directory of orders: the strategy writes, the router reads. */
    public Path ordersOut() {
        return directory.resolve(BusLayout.ORDERS_OUT);
    }

    /** Queue directory of replies: the router writes, the strategy reads. */
    public Path ordersIn() {
        return directory.resolve(BusLayout.ORDERS_IN);
    }
}
