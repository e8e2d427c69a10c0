package chronicle.app.demo;

import java.util.Collection;
import java.util.Map;

/**
 * The count over all strategies.
 *
 * @param orders committed orders
 * @param acked orders that have an ack
 * @param lost orders without one
 * @param duplicated acks too many: a second one for an order, or one for no order at all
 */
record Verdict(long orders, long acked, long lost, long duplicated) {

    /** Compares orders with acks, strategy by strategy. */
    static Verdict of(Collection<StrategyRecord> records) {
        long orders = 0;
        long acked = 0;
        long lost = 0;
        long duplicated = 0;
        for (StrategyRecord each : records) {
            for (Map.Entry<Long, Integer> order : each.orders().entrySet()) {
                int ordered = order.getValue();
                int answered = each.acks().getOrDefault(order.getKey(), 0);
                orders += ordered;
                acked += Math.min(ordered, answered);
                lost += Math.max(0, ordered - answered);
                duplicated += Math.max(0, answered - ordered);
            }
            for (Map.Entry<Long, Integer> ack : each.acks().entrySet()) {
                if (!each.orders().containsKey(ack.getKey())) {
                    duplicated += ack.getValue();
                }
            }
        }
        return new Verdict(orders, acked, lost, duplicated);
    }

    /** Whether every order has exactly one ack, and there were orders. */
    boolean clean() {
        return orders > 0 && lost == 0 && duplicated == 0;
    }

    /** The demonstration's last line. */
    String line(RouterLines router) {
        return "demo: orders="
                + orders
                + " acked="
                + acked
                + " lost="
                + lost
                + " duplicated="
                + duplicated
                + " added="
                + router.added()
                + " removed="
                + router.removed()
                + " swaps="
                + router.swaps();
    }
}
