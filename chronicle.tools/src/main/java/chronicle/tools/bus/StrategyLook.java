package chronicle.tools.bus;

import chronicle.bus.StrategyId;
import java.util.Optional;

/**
 * One strategy of a bus. A queue is empty when its directory, or the control block in it, is not
 * there.
 *
 * @param strategy whose queues these are
 * @param ordersOut what it writes; READY and LEASE are the strategy's, its reader is the router
 * @param ordersIn what it reads; LEASE is the router's
 * @param ordersDead what the router gave up
 */
public record StrategyLook(
        StrategyId strategy,
        Optional<QueueLook> ordersOut,
        Optional<QueueLook> ordersIn,
        Optional<QueueLook> ordersDead) {}
