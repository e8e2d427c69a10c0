package chronicle.router.engine;

import chronicle.core.FanInOptions;
import chronicle.core.Ordering;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How the data thread works.
 *
 * @param idle how it passes the time without orders
 * @param idleSpin how long it looks before it sleeps, with {@link IdleMode#PARK}
 * @param order in which orders of different strategies are handed out, and after how many the data
 *     thread stores where it is
 */
public record DataPolicy(IdleMode idle, Duration idleSpin, FanInOptions order) {

    /** With a thousand strategies that is four of each, so that a position is stored for four. */
    private static final int STORE_EVERY = 4096;

    /** What an empty configuration says. */
    public static final DataPolicy DEFAULTS =
            new DataPolicy(
                    IdleMode.PARK,
                    Duration.of(50, ChronoUnit.MICROS),
                    FanInOptions.DEFAULTS.withStoreEvery(STORE_EVERY));

    private static final long LONGEST_SPIN_US = 1_000_000;
    private static final long LONGEST_ORDER_WAIT_US = 1_000_000;
    private static final long RAREST_STORE = 1 << 20;

    /**
     * From configuration values.
     *
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    public static DataPolicy parse(String idle, long idleSpinUs) {
        if (idleSpinUs < 0 || idleSpinUs > LONGEST_SPIN_US) {
            throw Setting.invalid(
                    "idle_spin_us", idleSpinUs, "0 to " + LONGEST_SPIN_US + " microseconds");
        }
        return new DataPolicy(
                Setting.choice("idle", idle, IdleMode.class),
                Duration.of(idleSpinUs, ChronoUnit.MICROS),
                DEFAULTS.order());
    }

    /** The same in another order, from configuration values; throws as {@link #parse}. */
    public DataPolicy withOrder(String ordering, long orderWaitUs) {
        Ordering order = Setting.choice("ordering", ordering, Ordering.class);
        if (orderWaitUs < 0 || orderWaitUs > LONGEST_ORDER_WAIT_US) {
            throw Setting.invalid(
                    "order_wait_us",
                    orderWaitUs,
                    "0 to " + LONGEST_ORDER_WAIT_US + " microseconds");
        }
        if (orderWaitUs > 0 && order != Ordering.TIMESTAMP) {
            throw Setting.invalid("order_wait_us", orderWaitUs, "0 unless ordering=timestamp");
        }
        long nanos = Duration.of(orderWaitUs, ChronoUnit.MICROS).toNanos();
        return new DataPolicy(
                idle, idleSpin, new FanInOptions(order, nanos, this.order.storeEvery()));
    }

    /**
     * The same with positions stored as often, from a configuration value; throws as {@link
     * #parse}.
     */
    public DataPolicy withStoreEvery(long orders) {
        if (orders < 0 || orders > RAREST_STORE) {
            throw Setting.invalid("store_every_orders", orders, "0 to " + RAREST_STORE + " orders");
        }
        return new DataPolicy(idle, idleSpin, order.withStoreEvery((int) orders));
    }

    public DataPolicy withIdle(IdleMode changed) {
        return new DataPolicy(changed, idleSpin, order);
    }
}
