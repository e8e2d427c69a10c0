package chronicle.router.engine;

import chronicle.bus.handler.OrderHandler;

/**
 * A handler and what it wants to be done when it fails.
 *
 * @param handler who takes orders
 * @param wish null when it goes by the router's policy
 */
record Taker(OrderHandler handler, HandlerWish wish) {

    static Taker of(OrderHandler service) {
        return service instanceof WishingHandler wishing
                ? new Taker(wishing.handler(), wishing.wish())
                : new Taker(service, null);
    }

    /** For messages. */
    String name() {
        return handler.getClass().getName();
    }

    /** The policy for this handler under a router with that one. */
    HandlerPolicy policy(HandlerPolicy routers) {
        return wish == null ? routers : wish.over(routers);
    }
}
