package chronicle.bus.handler;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes orders. Register an OSGi service of this type and the router calls it (whiteboard); with
 * several, each gets every order, highest service.ranking first.
 *
 * <p>Called on the router's one data thread: in each strategy's order, by timestamp across
 * strategies as far as orders are present. Delivered at least once: the position is stored only
 * after every handler returned, and for many orders at once, so after a crash the last orders may
 * come again; (strategy, incarnation, seq) tells. When one of several handlers fails, those that
 * have taken the order are not given it again.
 *
 * <p>What is done with an order that is refused again and again is the router's configuration, or
 * that of the handler by properties of its service: {@code handler_failure} ({@code retry} or
 * {@code skip}) and {@code handler_retries}.
 */
@ConsumerType
@FunctionalInterface
public interface OrderHandler {

    /**
     * One order. Blocking here holds up all strategies; a handler that does is named in the log.
     *
     * @param order valid until this method returns
     * @param reply writes to the strategy that sent the order; valid until this method returns
     * @throws Exception when the order could not be handled: this strategy pauses and the order is
     *     delivered again after growing pauses, the other strategies go on
     */
    void onOrder(Order order, Reply reply) throws Exception;
}
