package chronicle.bus;

import chronicle.bus.internal.MarkerFiles;
import chronicle.core.WriterOptions;
import java.nio.file.Path;

/**
 * The queue directories of one strategy.
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

    /**
     * Queue directory of orders that the router gave up, each a {@link
     * chronicle.bus.handler.DeadLetter}. It is there from the first of them on, without READY and
     * LEASE: nobody attaches it.
     */
    public Path ordersDead() {
        return directory.resolve(BusLayout.ORDERS_DEAD);
    }

    /**
     * Makes the directory of replies where it is missing, mode 0750 less the umask. One level only:
     * a strategy that vanished in this moment does not come into being again.
     *
     * @throws BusException UNSAFE when something else stands there, a link to a directory included;
     *     IO when it cannot be made
     */
    public void makeOrdersIn() {
        MarkerFiles.ensureDirectory(ordersIn(), WriterOptions.DEFAULTS.directoryMode());
    }

    /**
     * Makes the directory of orders that were given up, as {@link #makeOrdersIn()} does.
     *
     * @throws BusException as there
     */
    public void makeOrdersDead() {
        MarkerFiles.ensureDirectory(ordersDead(), WriterOptions.DEFAULTS.directoryMode());
    }
}
