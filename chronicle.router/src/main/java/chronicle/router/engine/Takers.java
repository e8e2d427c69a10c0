package chronicle.router.engine;

import chronicle.bus.handler.OrderHandler;
import java.util.Arrays;

/** Who takes orders now, best first. Data thread. */
final class Takers {

    private final RankedServices<OrderHandler> services;
    private OrderHandler[] seen;
    private Taker[] takers = {};

    Takers(RankedServices<OrderHandler> services) {
        this.services = services;
    }

    /** The same array as long as nobody comes or goes. */
    Taker[] now() {
        OrderHandler[] current = services.snapshot();
        if (current != seen) {
            takers = Arrays.stream(current).map(Taker::of).toArray(Taker[]::new);
            seen = current;
        }
        return takers;
    }

    /** Whether this one still is a service. */
    boolean has(OrderHandler handler) {
        for (Taker taker : now()) {
            if (taker.handler() == handler) {
                return true;
            }
        }
        return false;
    }
}
