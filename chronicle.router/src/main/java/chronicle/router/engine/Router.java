package chronicle.router.engine;

import chronicle.bus.LeaseKeeper;
import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryOptions;
import chronicle.bus.discovery.RouterDiscovery;
import chronicle.bus.spi.QueueWatcher;
import chronicle.core.Queues;
import chronicle.router.RouterListener;
import chronicle.router.RouterStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A router: the two threads and what they share. {@link #start()} once, {@link #stop()} once; the
 * rest from any thread in between.
 */
public final class Router implements RouterStatus {

    /** How long a message in hand may take before its handler is interrupted, and then again. */
    private static final Duration HANDLER_GRACE = Duration.ofSeconds(5);

    /** How long a listener may hold up the end of the control thread. */
    private static final Duration CONTROL_GRACE = Duration.ofSeconds(10);

    private static final long LOOK_NS = 100_000;

    private final RouterSettings settings;
    private final RouterServices services;
    private final RouterDiscovery discovery;
    private final LeaseKeeper leases;
    private final Notifier notifier;
    private final WatchReport report;
    private final Strategies strategies;
    private final DataLoop data;
    private final ControlLoop control;
    private final Counter orders = new Counter();
    private final Counter replies = new Counter();
    private final AtomicInteger running = new AtomicInteger(2);
    private final Thread dataThread;
    private final Thread controlThread;
    private final Dispatch dispatch;

    /**
     * @param own listener of whoever runs the router, told before the others
     */
    public Router(
            RouterSettings settings, Queues queues, RouterServices services, RouterListener own) {
        this.settings = settings;
        this.services = services;
        this.discovery =
                new RouterDiscovery(
                        settings.bus(), queues, new DiscoveryOptions(settings.rescanInterval()));
        this.leases = new LeaseKeeper(queues, settings.leaseTtl());
        this.notifier = new Notifier(services.listeners(), own, discovery::wakeup);
        this.report = new WatchReport(settings, notifier);
        Mailbox<DataLoop.Released> released = new Mailbox<>(discovery::wakeup);
        this.dispatch = new Dispatch(services.handlers(), notifier, orders, replies);
        this.data =
                new DataLoop(
                        queues.fanIn(),
                        dispatch,
                        services.handlers(),
                        notifier,
                        released,
                        settings.idle());
        LaneOpener opener = new LaneOpener(settings, queues, leases);
        this.strategies = new Strategies(settings, opener, data::send, notifier);
        this.control = new ControlLoop(discovery, strategies, report, notifier, released);
        this.dataThread = thread("chronicle-data", data);
        this.controlThread = thread("chronicle-control", control);
    }

    private Thread thread(String name, Runnable loop) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                loop.run();
                            } finally {
                                ended();
                            }
                        },
                        name);
        thread.setDaemon(true);
        return thread;
    }

    /** Finds and attaches strategies from now on. */
    public void start() {
        watchersChanged();
        controlThread.start();
        dataThread.start();
    }

    /**
     * Ends both threads: the message in hand is finished, positions are stored, everything is
     * closed and READY of every {@code orders_in} taken back. A handler that does not return is
     * interrupted after 5 s and left alone after 10; then its thread closes everything once it does
     * return.
     */
    public void stop() {
        stop(HANDLER_GRACE);
    }

    void stop(Duration handlerGrace) {
        control.stop();
        join(controlThread, CONTROL_GRACE);
        data.stop();
        if (!join(dataThread, handlerGrace)) {
            dataThread.interrupt();
            join(dataThread, HANDLER_GRACE);
        }
        if (running.get() > 0) {
            notifier.problem(
                    "router did not stop in time, a handler or listener does not return bus="
                            + settings.bus().root());
        }
    }

    private static boolean join(Thread thread, Duration grace) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + grace.toNanos();
        long left;
        while (thread.isAlive() && (left = deadline - System.nanoTime()) > 0) {
            try {
                thread.join(Math.max(1, left / 1_000_000));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** The last thread to end closes: no mapping goes while the other one may be reading it. */
    private void ended() {
        if (running.decrementAndGet() == 0) {
            strategies.closeAll();
            leases.close();
        }
    }

    /**
     * Takes settings that need no queue to be opened anew.
     *
     * @return false when the router has to be made anew for these
     */
    public boolean reconfigure(RouterSettings changed) {
        if (!settings.sameQueues(changed)) {
            return false;
        }
        data.idleMode(changed.idle());
        strategies.firstPauseMs(changed.attachRetry().toMillis());
        report.rescanInterval(changed.rescanInterval());
        discovery.rescanInterval(changed.rescanInterval());
        return true;
    }

    /** Reports a problem that whoever runs the router has found. */
    public void problem(String what) {
        notifier.problem(what);
    }

    /**
     * The set of watchers changed.
     *
     * @return a number for {@link #awaitWatchers}
     */
    public synchronized int watchersChanged() {
        discovery.watchers(List.<QueueWatcher>of(services.watchers().snapshot()));
        return control.watchersChanged();
    }

    /** Waits until the change is done: no watcher from before it is in use. False after a while. */
    public boolean awaitWatchers(int change, Duration atMost) {
        return await(controlThread, () -> control.watchersApplied() - change >= 0, atMost);
    }

    /** Waits until no handler that is gone is in use. False after a while. */
    public boolean awaitHandlers(Duration atMost) {
        long before = data.passes();
        data.wake();
        return await(dataThread, () -> data.passes() != before, atMost);
    }

    /** Does not wait on the thread that would have to go on. */
    private static boolean await(Thread thread, BooleanSupplier done, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (thread.isAlive() && thread != Thread.currentThread() && !done.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK_NS);
        }
        return true;
    }

    @Override
    public Path bus() {
        return settings.bus().root();
    }

    @Override
    public String watcher() {
        return report.watcher();
    }

    @Override
    public DiscoveryHealth discovery() {
        return discovery.health();
    }

    @Override
    public List<StrategyId> strategies() {
        return strategies.attached();
    }

    @Override
    public int handlers() {
        return services.handlers().snapshot().length;
    }

    @Override
    public long orders() {
        return orders.get();
    }

    @Override
    public long replies() {
        return replies.get();
    }

    @Override
    public long problems() {
        return notifier.problems();
    }
}
