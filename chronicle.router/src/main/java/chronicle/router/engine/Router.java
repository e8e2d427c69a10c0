package chronicle.router.engine;

import chronicle.bus.LeaseKeeper;
import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryOptions;
import chronicle.bus.discovery.RouterDiscovery;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import chronicle.router.HandlerStall;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.LatencyBuckets;
import chronicle.router.LatencySummary;
import chronicle.router.OtherRouter;
import chronicle.router.RouterControl;
import chronicle.router.RouterListener;
import chronicle.router.RouterStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A router: the two threads and what they share. {@link #start()} once, {@link #stop()} once; the
 * rest from any thread in between.
 */
public final class Router implements RouterStatus, RouterControl {

    private final RouterSettings settings;
    private final RouterServices services;
    private final RouterDiscovery discovery;
    private final LeaseKeeper leases;
    private final Notifier notifier;
    private final WatchReport report;
    private final LaneJournal journal;
    private final Strategies strategies;
    private final Leftovers leftovers;
    private final DataLoop data;
    private final ControlLoop control;
    private final Counter orders = new Counter();
    private final Counter replies = new Counter();
    private final Latencies orderLatencies = new Latencies();
    private final Latencies discoveryLatencies = new Latencies();
    private final DiscoveryLatency discoveryLatency = new DiscoveryLatency(discoveryLatencies);
    private final LagMeasure lags;
    private final Dispatch dispatch;
    private final Refusals refusals;
    private final HandlerWatch watch;
    private final RouterThreads threads;

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
        this.notifier =
                new Notifier(settings.bus().root(), services.listeners(), own, discovery::wakeup);
        this.report = new WatchReport(settings, notifier);
        Mailbox<DataLoop.Released> released = new Mailbox<>(discovery::wakeup);
        this.watch = new HandlerWatch(notifier, settings.handlers().stall());
        this.refusals = new Refusals(notifier, settings.handlers());
        this.dispatch =
                new Dispatch(
                        new Takers(services.handlers()),
                        refusals,
                        watch,
                        new ReplyWriter(replies, settings.replies().full(), notifier),
                        orders,
                        new OrderLatency(orderLatencies, WriterOptions.DEFAULTS.clock()));
        this.data =
                new DataLoop(
                        queues.fanIn(settings.data().order()),
                        dispatch,
                        notifier,
                        released,
                        settings.data());
        this.lags = new LagMeasure(data::send, data::isOwnThread, System::nanoTime);
        this.journal = new LaneJournal(notifier);
        DeadLetters letters = new DeadLetters(queues, notifier);
        LaneOpener opener = new LaneOpener(settings, queues, leases);
        LeaseWatch owners = new LeaseWatch(queues, journal, settings.attach().ownerCheck());
        this.strategies =
                new Strategies(
                        settings,
                        opener,
                        data::send,
                        notifier,
                        journal,
                        letters,
                        owners,
                        discoveryLatency);
        this.leftovers =
                new Leftovers(
                        settings.bus(), queues, notifier, settings.cleanup(), System::nanoTime);
        this.control =
                new ControlLoop(discovery, strategies, leftovers, report, notifier, released);
        dispatch.errands(
                new ControlErrands(
                        control::send,
                        data::send,
                        strategies,
                        letters,
                        new ReplyRoom(journal, notifier)));
        this.threads = new RouterThreads(control, data, watch, this::closeAll);
    }

    private void closeAll() {
        strategies.closeAll();
        leases.close();
    }

    /** Finds and attaches strategies from now on. */
    public void start() {
        discoveryLatency.begin(Instant.now());
        watchersChanged();
        threads.start();
    }

    /**
     * Ends both threads: the message in hand is finished, positions are stored, everything is
     * closed and READY of every {@code orders_in} taken back. A handler that does not return is
     * interrupted after 5 s and left alone after 10; then its thread closes everything once it does
     * return.
     */
    public void stop() {
        stop(RouterThreads.HANDLER_GRACE);
    }

    void stop(Duration handlerGrace) {
        if (!threads.stop(handlerGrace)) {
            notifier.problem(
                    "router did not stop in time, a handler or listener does not return bus="
                            + settings.bus().root());
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
        data.policy(changed.data());
        refusals.policy(changed.handlers());
        watch.limit(changed.handlers().stall());
        strategies.policy(changed.attach());
        leftovers.policy(changed.cleanup());
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
        discovery.watchers(services.preference().order(services.watchers().snapshot()));
        return control.watchersChanged();
    }

    /** Waits until the change is done: no watcher from before it is in use. False after a while. */
    public boolean awaitWatchers(int change, Duration atMost) {
        return threads.awaitControl(() -> control.watchersApplied() - change >= 0, atMost);
    }

    /** There is a handler: orders that waited for one need not wait for the next look. */
    public void handlersChanged() {
        data.wake();
    }

    /** Waits until no handler that is gone is in use. False after a while. */
    public boolean awaitHandlers(Duration atMost) {
        long before = data.passes();
        data.wake();
        return threads.awaitData(() -> data.passes() != before, atMost);
    }

    /** How often the data thread has gone round. */
    long passes() {
        return data.passes();
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
    public List<String> watchers() {
        return services.preference().order(services.watchers().snapshot()).stream()
                .map(WatcherPreference::nameOf)
                .distinct()
                .toList();
    }

    @Override
    public String preferredWatcher() {
        return services.preference().name();
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
    public Optional<HandlerStall> stall() {
        return watch.stall();
    }

    @Override
    public Optional<OtherRouter> otherRouter() {
        return strategies.otherRouter();
    }

    @Override
    public long problems() {
        return notifier.problems();
    }

    @Override
    public LatencySummary orderLatency() {
        return orderLatencies.summary();
    }

    @Override
    public LatencyBuckets orderLatencyBuckets() {
        return orderLatencies.buckets();
    }

    @Override
    public LatencySummary discoveryLatency() {
        return discoveryLatencies.summary();
    }

    @Override
    public LatencyBuckets discoveryLatencyBuckets() {
        return discoveryLatencies.buckets();
    }

    /** With lags as of now, or of a moment ago while a handler keeps the data thread. */
    @Override
    public List<LaneStatus> lanes() {
        lags.measure();
        return strategies.lanes();
    }

    @Override
    public List<LaneEvent> events() {
        return journal.recent();
    }

    @Override
    public long transitions(LaneState to) {
        return journal.entered(to);
    }

    @Override
    public boolean quarantine(StrategyId strategy, String why) {
        return command(strategy, () -> strategies.setAside(strategy, why));
    }

    @Override
    public boolean resume(StrategyId strategy) {
        return command(strategy, () -> strategies.resume(strategy));
    }

    @Override
    public boolean skip(StrategyId strategy) {
        return command(strategy, () -> strategies.skip(strategy));
    }

    @Override
    public synchronized void prefer(String watcher) {
        String before = preferredWatcher();
        services.preference().prefer(watcher, services.watchers().snapshot());
        if (!before.equals(watcher)) {
            notifier.preferred(watcher);
            watchersChanged();
        }
    }

    private boolean command(StrategyId strategy, Runnable what) {
        if (!strategies.knows(strategy)) {
            return false;
        }
        control.send(what);
        return true;
    }
}
