package chronicle.router.engine;

import chronicle.bus.discovery.DiscoveryEvent;
import chronicle.bus.discovery.RouterDiscovery;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The control thread: waits for discovery, lets {@link Strategies} follow it, takes lanes back, and
 * tells listeners.
 */
final class ControlLoop implements Runnable {

    /** Whatever there is to do wakes discovery: an idle router sleeps from rescan to rescan. */
    private static final long UNTIL_WOKEN = Long.MAX_VALUE;

    private static final long PAUSE_AFTER_FAILURE_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final RouterDiscovery discovery;
    private final Strategies strategies;
    private final Leftovers leftovers;
    private final WatchReport report;
    private final Notifier notifier;
    private final Mailbox<DataLoop.Released> released;
    private final Mailbox<Runnable> commands;
    private final Consumer<DataLoop.Released> takeBack;
    private final Consumer<Runnable> inOrder;
    private final Once trouble = new Once();

    /** Kept here, so that one that fails does not take those behind it along. */
    private final Deque<DiscoveryEvent> events = new ArrayDeque<>();

    private Throwable failure;
    private volatile int watchersAsked;
    private volatile int watchersApplied;
    private volatile boolean stopped;

    ControlLoop(
            RouterDiscovery discovery,
            Strategies strategies,
            Leftovers leftovers,
            WatchReport report,
            Notifier notifier,
            Mailbox<DataLoop.Released> released) {
        this.discovery = discovery;
        this.strategies = strategies;
        this.leftovers = leftovers;
        this.report = report;
        this.notifier = notifier;
        this.released = released;
        this.commands = new Mailbox<>(discovery::wakeup);
        this.takeBack = strategies::released;
        this.inOrder = this::runInOrder;
    }

    /**
     * What the sender has given back before, such as a lane of handlers that are gone, comes first.
     */
    private void runInOrder(Runnable command) {
        released.takeAll(takeBack);
        command.run();
    }

    /**
     * Discovery was given other watchers. The caller makes sure that calls come one at a time.
     *
     * @return what {@link #watchersApplied()} reaches when no watcher from before is in use
     */
    int watchersChanged() {
        int asked = watchersAsked + 1;
        watchersAsked = asked;
        discovery.wakeup();
        return asked;
    }

    int watchersApplied() {
        return watchersApplied;
    }

    /** Has this thread do something soon. Any thread. */
    void send(Runnable command) {
        commands.put(command);
    }

    void stop() {
        stopped = true;
        discovery.wakeup();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                runUntilFailure();
            }
        } finally {
            discovery.close();
            notifier.deliver();
        }
    }

    /** The loop is inside: the error of a truncated file may come at any point of it. */
    private void runUntilFailure() {
        try {
            while (!stopped) {
                if (failure != null) {
                    tellFailure();
                }
                pass();
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** Whatever it is, those who are attached go on: said once, tried again after a pause. */
    private void tellFailure() {
        Throwable failed = failure;
        failure = null;
        if (trouble.isNew(String.valueOf(failed))) {
            notifier.problem("control thread failed in a pass reason=" + failed, failed);
        }
        notifier.deliver();
        LockSupport.parkNanos(this, PAUSE_AFTER_FAILURE_NS);
    }

    private void pass() {
        // Also what a pass that failed had opened.
        strategies.handOver();
        int asked = watchersAsked;
        boolean news = asked != watchersApplied;
        // After a change only a look, so that it is known at once when it is done.
        Duration wait = Duration.ofNanos(leftovers.untilDue(strategies.untilRetry(UNTIL_WOKEN)));
        events.addAll(news ? discovery.poll() : discovery.poll(wait));
        if (!discovery.hasWatchersToTry()) {
            report.look(discovery);
            watchersApplied = asked;
        }
        DiscoveryEvent event;
        while ((event = events.poll()) != null) {
            strategies.apply(event);
            notifier.deliver();
        }
        strategies.handOver();
        released.takeAll(takeBack);
        commands.takeAll(inOrder);
        strategies.retry();
        leftovers.look(strategies::knows);
        trouble.reset();
        notifier.deliver();
    }
}
