package chronicle.router.engine;

import chronicle.bus.StrategyId;
import chronicle.router.LaneEvent;
import chronicle.router.RouterListener;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells listeners what happened. Any thread says it, the control thread delivers it, in order: a
 * listener that blocks never holds up the data thread.
 */
final class Notifier {

    private static final Logger LOG = LoggerFactory.getLogger("chronicle.router");

    private final Path bus;
    private final RankedServices<RouterListener> listeners;
    private final RouterListener own;
    private final Mailbox<Consumer<RouterListener>> news;
    private final AtomicLong problems = new AtomicLong();

    /**
     * @param bus root of the bus that all this is about
     * @param own told before all others
     * @param wakeControl makes the control thread call {@link #deliver()} soon
     */
    Notifier(
            Path bus,
            RankedServices<RouterListener> listeners,
            RouterListener own,
            Runnable wakeControl) {
        this.bus = bus;
        this.listeners = listeners;
        this.own = own;
        this.news = new Mailbox<>(wakeControl);
    }

    void routerUp(Path bus, String watcher) {
        LOG.info("router up bus={} watcher={}", bus, watcher);
        news.put(listener -> listener.routerUp(bus, watcher));
    }

    void strategyAdded(StrategyId strategy) {
        news.put(listener -> listener.strategyAdded(strategy));
    }

    void strategyRemoved(StrategyId strategy) {
        news.put(listener -> listener.strategyRemoved(strategy));
    }

    /** Replies that were left are deleted. */
    void cleanedUp(Path ordersIn) {
        LOG.info("replies of a strategy that left are deleted path={}", ordersIn);
    }

    /**
     * What goes wrong is a warning; steps on the way are for those who look for them.
     *
     * @param isNew whether this was not said already
     */
    void laneChanged(LaneEvent event, boolean isNew) {
        Level level =
                switch (event.to()) {
                    case QUARANTINED, STALE, BLOCKED -> isNew ? Level.WARN : Level.DEBUG;
                    case ATTACHING, DRAINING -> Level.DEBUG;
                    case LIVE, DETACHED -> Level.INFO;
                };
        if (LOG.isEnabledForLevel(level)) {
            // Put together here: Pax Logging does not fill in what is logged at a level of choice.
            LOG.atLevel(level)
                    .log(
                            "lane of "
                                    + event.strategy()
                                    + " is "
                                    + event.to()
                                    + " after "
                                    + event.from()
                                    + ": "
                                    + event.reason());
        }
        news.put(listener -> listener.laneChanged(event));
    }

    void watcherChanged(String watcher) {
        LOG.info("watcher {}", watcher);
        news.put(listener -> listener.watcherChanged(watcher));
    }

    /** What another router held of this bus is this router's now. */
    void aloneAgain(String holder) {
        LOG.info(
                "no other router holds strategies of this bus any more bus={} was={}", bus, holder);
    }

    /** An operator wants this watcher used before all others; empty for the best ranked. */
    void preferred(String watcher) {
        if (watcher.isEmpty()) {
            LOG.info("no watcher is preferred any more, the best ranked is used");
        } else {
            LOG.info("watcher {} is preferred", watcher);
        }
    }

    /** The watcher in use is as good as it can be again; its name stays. */
    void recovered(String watcher, boolean events) {
        LOG.info(
                "watcher {} is no longer degraded, changes are told {}",
                watcher,
                events ? "at once" : "at its interval");
    }

    /** A problem; whoever calls sees to it that it comes once. */
    void problem(String what) {
        LOG.warn(what);
        loggedProblem(what);
    }

    /** A problem with the exception behind it, for the log. */
    void problem(String what, Throwable cause) {
        LOG.warn(what, cause);
        loggedProblem(what);
    }

    /** A problem that was logged where it was found. */
    void loggedProblem(String what) {
        problems.incrementAndGet();
        news.put(listener -> listener.problem(what));
    }

    long problems() {
        return problems.get();
    }

    /** Control thread only. */
    void deliver() {
        news.takeAll(this::tellAll);
    }

    private void tellAll(Consumer<RouterListener> what) {
        tell(own, what);
        for (RouterListener listener : listeners.snapshot()) {
            tell(listener, what);
        }
    }

    private void tell(RouterListener listener, Consumer<RouterListener> what) {
        try {
            listener.hear(bus, what);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            // Foreign code whose bundle may be going away: its failure is its own.
            LOG.warn("listener {} failed", listener.getClass().getName(), e);
        }
    }
}
