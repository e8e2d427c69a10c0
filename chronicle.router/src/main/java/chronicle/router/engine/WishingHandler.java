package chronicle.router.engine;

import chronicle.bus.handler.Order;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.handler.Reply;

/**
 * A handler with a policy of its own. The router calls the handler in it directly.
 *
 * @param handler who takes orders
 * @param wish what is done when it fails
 */
public record WishingHandler(OrderHandler handler, HandlerWish wish) implements OrderHandler {

    /** The handler as it is when there is no wish. */
    public static OrderHandler of(OrderHandler handler, HandlerWish wish) {
        return wish == null ? handler : new WishingHandler(handler, wish);
    }

    @Override
    public void onOrder(Order order, Reply reply) throws Exception {
        handler.onOrder(order, reply);
    }
}
