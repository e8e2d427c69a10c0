package chronicle.router.engine;

import chronicle.bus.BusLayout;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.discovery.RouterDiscovery;
import java.time.Duration;

/**
 * Tells listeners and the log how discovery is doing whenever that has changed: once per change,
 * not for each new number in a reason. Control thread.
 */
final class WatchReport {

    private static final String NONE = "none";

    private final BusLayout bus;
    private final Notifier notifier;
    private final Once failures = new Once();
    private final Once problems = new Once();
    private volatile long rescanMs;
    private volatile String watcher = NONE;

    /** Null until the first look. */
    private DiscoveryHealth told;

    WatchReport(RouterSettings settings, Notifier notifier) {
        this.bus = settings.bus();
        this.notifier = notifier;
        rescanInterval(settings.rescanInterval());
    }

    /** Any thread. */
    void rescanInterval(Duration interval) {
        rescanMs = interval.toMillis();
    }

    /** Name of the watcher in use, as told last. Any thread. */
    String watcher() {
        return watcher;
    }

    void look(RouterDiscovery discovery) {
        // What does not work first: it explains the change that follows.
        failures.tellNew(
                discovery.failures(),
                line -> notifier.loggedProblem("watcher cannot be used: " + line));
        health(discovery.health());
        problems.tellNew(discovery.problems(), notifier::loggedProblem);
    }

    private void health(DiscoveryHealth now) {
        DiscoveryHealth before = told;
        told = now;
        watcher = now.watcher();
        boolean exchanged = before != null && !now.watcher().equals(before.watcher());
        if (before == null) {
            notifier.routerUp(bus.root(), now.watcher());
        } else if (exchanged) {
            notifier.watcherChanged(now.watcher());
        }
        boolean same = before != null && !exchanged && now.state() == before.state();
        if (same && now.cause() == before.cause()) {
            return;
        }
        switch (now.state()) {
            case BLIND -> {
                if (!same) {
                    notifier.problem(blind());
                }
            }
            case DEGRADED ->
                    notifier.problem("watcher has fallen back to scanning: " + now.reason());
            case EVENTS, SCANNING -> {
                if (!exchanged && before != null) {
                    notifier.recovered(now.watcher(), now.state() == State.EVENTS);
                }
            }
        }
    }

    private String blind() {
        return "no watcher is in use, strategies are found by a rescan every "
                + rescanMs
                + " ms only bus="
                + bus.root();
    }
}
