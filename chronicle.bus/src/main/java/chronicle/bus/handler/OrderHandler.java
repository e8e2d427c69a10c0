package chronicle.bus.handler;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes orders. Register an OSGi service of this type and the router calls it (whiteboard); with
 * several, each gets every order, highest service.ranking first.
 *
 * <p>Called on the router's one data thread: in each strategy's order, by timestamp across
 * strategies as far as orders are present. Delivered at least once: the position is stored only
 * after every handler returned, so after a crash the last orders may come again; (strategy, seq)
 * tells.
 */
@ConsumerType
@FunctionalInterface
public interface OrderHandler {

    /**
     * One order. Blocking here holds up all strategies.
     *
     * @param order valid until this method returns
     * @param reply writes to the strategy that sent the order; valid until this method returns
     * @throws Exception when the order could not be handled: this strategy pauses and the order is
     *     delivered again, the other strategies go on
     */
    void onOrder(Order order, Reply reply) throws Exception;
}
