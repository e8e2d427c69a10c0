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
 * @param order in which orders of different strategies are handed out
 */
public record DataPolicy(IdleMode idle, Duration idleSpin, FanInOptions order) {

    /** What an empty configuration says. */
    public static final DataPolicy DEFAULTS =
            new DataPolicy(
                    IdleMode.PARK, Duration.of(50, ChronoUnit.MICROS), FanInOptions.DEFAULTS);

    private static final long LONGEST_SPIN_US = 1_000_000;
    private static final long LONGEST_ORDER_WAIT_US = 1_000_000;

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
                FanInOptions.DEFAULTS);
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
        return new DataPolicy(idle, idleSpin, new FanInOptions(order, nanos));
    }

    public DataPolicy withIdle(IdleMode changed) {
        return new DataPolicy(changed, idleSpin, order);
    }
}
