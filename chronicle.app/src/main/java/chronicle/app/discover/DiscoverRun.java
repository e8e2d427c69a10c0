package chronicle.app.discover;

import chronicle.app.process.CommandFailure;
import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.bus.BusLayout;
import chronicle.bus.discovery.DiscoveryEvent;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryOptions;
import chronicle.bus.discovery.RouterDiscovery;
import chronicle.bus.spi.QueueWatcher;
import chronicle.core.Queues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Polls a discovery and prints what it says, a line per event, each handed out at once. */
public final class DiscoverRun {

    private static final Duration LONG = Duration.ofDays(1);

    private final BusLayout bus;
    private final Queues queues;
    private final List<QueueWatcher> candidates;
    private final Terminal terminal;
    private final StopSignal stop;
    private String reported = "";

    public DiscoverRun(
            BusLayout bus,
            Queues queues,
            List<QueueWatcher> candidates,
            Terminal terminal,
            StopSignal stop) {
        this.bus = bus;
        this.queues = queues;
        this.candidates = candidates;
        this.terminal = terminal;
        this.stop = stop;
    }

    /**
     * Runs until the stop is requested.
     *
     * @param mustWatch whether to fail when no candidate can be opened; else it scans alone
     */
    public void run(boolean mustWatch) {
        try (RouterDiscovery discovery =
                new RouterDiscovery(bus, queues, DiscoveryOptions.DEFAULTS)) {
            discovery.watchers(candidates);
            stop.onStop(discovery::wakeup);
            List<DiscoveryEvent> events = new ArrayList<>(discovery.poll());
            if (discovery.hasWatchersToTry()) {
                events.addAll(discovery.poll());
            }
            // A watcher was opened, then everything looked at: from here on nothing is missed.
            long left = System.nanoTime();
            if (mustWatch && discovery.watcherName().equals("none")) {
                throw new CommandFailure(
                        "the watcher cannot be used here: "
                                + String.join("; ", discovery.failures()));
            }
            terminal.line("up");
            while (true) {
                print(events, left);
                reportHealth(discovery);
                if (stop.requested() || terminal.outClosed()) {
                    return;
                }
                events = discovery.poll(LONG);
                left = System.nanoTime();
            }
        }
    }

    private void print(List<DiscoveryEvent> events, long nanos) {
        for (DiscoveryEvent event : events) {
            terminal.line(format(event, nanos));
        }
    }

    static String format(DiscoveryEvent event, long nanos) {
        String what = event instanceof DiscoveryEvent.Added ? "added " : "removed ";
        return what + event.strategy().name() + ' ' + nanos;
    }

    /** Says once what is not as good as it could be. */
    private void reportHealth(RouterDiscovery discovery) {
        DiscoveryHealth health = discovery.health();
        String degraded = health.state() == DiscoveryHealth.State.DEGRADED ? health.reason() : "";
        String problems = String.join("; ", discovery.failures());
        String now =
                problems.isEmpty() || degraded.isEmpty()
                        ? problems + degraded
                        : problems + "; " + degraded;
        if (!now.equals(reported) && !now.isEmpty()) {
            terminal.note("watching is degraded: " + now);
        }
        reported = now;
    }
}
