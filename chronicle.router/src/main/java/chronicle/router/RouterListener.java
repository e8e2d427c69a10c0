package chronicle.router;

import chronicle.bus.StrategyId;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what happens in a router. Register an OSGi service of this type and every router calls it
 * (whiteboard).
 *
 * <p>All calls come on the router's control thread, in the order in which things happened. Blocking
 * here holds up discovery, not the flow of orders. What a listener throws is logged, nothing more.
 */
@ConsumerType
public interface RouterListener {

    /**
     * Something happened in a router: every other call comes by way of this one. A listener that
     * wants to know of which router a call speaks passes {@code news} on to one that does.
     *
     * @param bus root of the router's bus
     * @param news calls one of the methods below
     */
    default void hear(Path bus, Consumer<RouterListener> news) {
        news.accept(this);
    }

    /**
     * The router has looked at the bus for the first time.
     *
     * @param bus root of the bus
     * @param watcher name of the watcher in use, {@code none} without one
     */
    default void routerUp(Path bus, String watcher) {}

    /**
     * The strategy is attached: both of its queues are open. Comes before its first order is handed
     * to a handler.
     */
    default void strategyAdded(StrategyId strategy) {}

    /** The strategy left: what it had committed is handled, and everything of it is closed. */
    default void strategyRemoved(StrategyId strategy) {}

    /** Another watcher is in use from now on, {@code none} without one. */
    default void watcherChanged(String watcher) {}

    /**
     * Something is not as it should be; the router goes on. Each problem is reported once until it
     * is over, then again when it comes back.
     *
     * @param what one sentence with the place and the reason
     */
    default void problem(String what) {}

    /** A lane changed its state. Comes once for each change, in order. */
    default void laneChanged(LaneEvent event) {}
}
