package chronicle.router.engine;

import chronicle.bus.BusLayout;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.RouterDiscovery;
import java.util.List;

/** Tells listeners how discovery is doing whenever that has changed. Control thread. */
final class WatchReport {

    private static final String NONE = "none";

    private final BusLayout bus;
    private final long rescanMs;
    private final Notifier notifier;
    private final Once failures = new Once();
    private final Once problems = new Once();
    private final Once health = new Once();
    private volatile String watcher = NONE;
    private boolean up;

    WatchReport(RouterSettings settings, Notifier notifier) {
        this.bus = settings.bus();
        this.rescanMs = settings.rescanInterval().toMillis();
        this.notifier = notifier;
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
        name(discovery.watcherName());
        problems.tellNew(discovery.problems(), notifier::loggedProblem);
        health.tellNew(degraded(discovery), notifier::problem);
    }

    private void name(String name) {
        boolean changed = !name.equals(watcher);
        watcher = name;
        if (!up) {
            up = true;
            notifier.routerUp(bus.root(), name);
            tellIfBlind(name);
        } else if (changed) {
            notifier.watcherChanged(name);
            tellIfBlind(name);
        }
    }

    private void tellIfBlind(String name) {
        if (name.equals(NONE)) {
            notifier.problem(
                    "no watcher is in use, strategies are found by a rescan every "
                            + rescanMs
                            + " ms only bus="
                            + bus.root());
        }
    }

    private static List<String> degraded(RouterDiscovery discovery) {
        DiscoveryHealth health = discovery.health();
        return health.state() == DiscoveryHealth.State.DEGRADED
                ? List.of("watcher has fallen back to scanning: " + health.reason())
                : List.of();
    }
}
