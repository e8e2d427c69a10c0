package chronicle.discovery.jdk;

import java.nio.file.Path;

/**
 * What a directory is to the bus. The same directory may be several places for a moment, when it
 * was renamed, and for good through links.
 *
 * @param level how far down it is
 * @param name of an ancestor the entry that leads to the bus; of a strategy and what is below it
 *     the strategy; of {@code orders/queue} its own name
 */
record Place(Level level, Path name) {

    enum Level {
        /** Above {@code orders/queue}. */
        ANCESTOR,
        /** {@code orders/queue}. */
        STRATEGIES,
        /** The directory of a strategy. */
        STRATEGY,
        /** Where READY is. */
        ORDERS_OUT
    }

    static Place strategy(Path name) {
        return new Place(Level.STRATEGY, name);
    }

    static Place ordersOut(Path name) {
        return new Place(Level.ORDERS_OUT, name);
    }

    /** Whether the whole watch hangs on it. */
    boolean isOnTheWay() {
        return level == Level.ANCESTOR || level == Level.STRATEGIES;
    }
}
