package chronicle.router.engine;

import chronicle.bus.handler.OrderHandler;
import chronicle.bus.spi.QueueWatcher;
import chronicle.router.RouterListener;

/**
 * What a router works with and does not own. Any of them may be empty at any time.
 *
 * @param watchers to learn of strategies from, the best that opens is used
 * @param handlers take every order
 * @param listeners are told what happens
 * @param preference which of the watchers an operator wants used first; kept here, so that it
 *     outlasts a router that is made anew
 */
public record RouterServices(
        RankedServices<QueueWatcher> watchers,
        RankedServices<OrderHandler> handlers,
        RankedServices<RouterListener> listeners,
        WatcherPreference preference) {

    /** Nothing yet. */
    public static RouterServices empty() {
        return new RouterServices(
                new RankedServices<>(QueueWatcher[]::new),
                new RankedServices<>(OrderHandler[]::new),
                new RankedServices<>(RouterListener[]::new),
                new WatcherPreference());
    }
}
