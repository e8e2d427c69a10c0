package chronicle.router;

import chronicle.bus.StrategyId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What an operator may ask of a running router: lane by lane, and which watcher it uses. A service
 * as long as the router runs; thread-safe. Nothing here waits: what is asked is done soon, in the
 * order of the calls, and listeners are told.
 */
@ProviderType
public interface RouterControl {

    /**
     * Sets a strategy aside: no order of it is handed out from the next batch on, its queues are
     * closed, its position is kept. Lasts until {@link #resume}, or until the strategy comes anew.
     *
     * @param why for the log and for listeners
     * @return false when no such strategy is on the bus
     */
    boolean quarantine(StrategyId strategy, String why);

    /**
     * Ends a quarantine, or a pause before the next attempt: the strategy's queues are opened
     * again, from the position that was kept. Nothing happens to one that is served.
     *
     * @return false when no such strategy is on the bus
     */
    boolean resume(StrategyId strategy);

    /**
     * Gives up the order at the head of a strategy's lane, if a handler refuses it or had its lane
     * quarantined: it is not handed out again, and the lane goes on with the next one.
     *
     * @return false when no such strategy is on the bus
     */
    boolean skip(StrategyId strategy);

    /**
     * Has a watcher used before all others as long as it is there and works, instead of the best
     * ranked. While it is not, the best of the rest is used, and it takes over again when it comes
     * back. The watch of the one is open before the other's closes, so no strategy is missed. Lasts
     * until the next call, not longer than the service: a configuration that makes the router anew
     * does not end it, a restart of the bundle does.
     *
     * @param watcher one of {@link RouterStatus#watchers()}; empty ends the preference
     * @throws IllegalArgumentException when no watcher has this name, a sentence that lists those
     *     there are; nothing is changed
     */
    void prefer(String watcher);
}
