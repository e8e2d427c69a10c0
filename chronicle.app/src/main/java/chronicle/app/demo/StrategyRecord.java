package chronicle.app.demo;

import java.util.HashMap;
import java.util.Map;

/** What the two queues of one strategy hold: how often each order_id was ordered and answered. */
final class StrategyRecord {

    private final String strategy;
    private final Map<Long, Integer> orders = new HashMap<>();
    private final Map<Long, Integer> acks = new HashMap<>();

    StrategyRecord(String strategy) {
        this.strategy = strategy;
    }

    String strategy() {
        return strategy;
    }

    void ordered(long orderId) {
        orders.merge(orderId, 1, Integer::sum);
    }

    void answered(long orderId) {
        acks.merge(orderId, 1, Integer::sum);
    }

    Map<Long, Integer> orders() {
        return orders;
    }

    Map<Long, Integer> acks() {
        return acks;
    }
}
