package chronicle.app.top;

import chronicle.app.process.StopSignal;
import chronicle.app.process.Terminal;
import chronicle.bus.BusLayout;
import chronicle.core.Queues;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/** What the command does: a screen until it is left, or one look for scripts. */
public final class TopRun {

    private static final long ROUTER_SECONDS = 10;

    private final BusLayout bus;
    private final boolean attach;
    private final long intervalMillis;

    /**
     * A run.
     *
     * @param attach whether a router of the same user is asked, by attaching to its process
     * @param intervalMillis between two looks, from which rates are reckoned
     */
    public TopRun(BusLayout bus, boolean attach, long intervalMillis) {
        this.bus = bus;
        this.attach = attach;
        this.intervalMillis = intervalMillis;
    }

    /** Takes over the terminal of this process until q, Ctrl-C or a signal. */
    public void screen(StopSignal stop) throws InterruptedException {
        try (Queues queues = Queues.create();
                TopSource source = new TopSource(queues, bus, attach, intervalMillis)) {
            new TopLoop(source, intervalMillis).run(stop);
        }
    }

    /**
     * Looks twice, an interval apart, and prints the second; nothing when it is stopped before.
     *
     * @return whether all of the bus was looked at
     */
    public boolean once(Terminal terminal, StopSignal stop, boolean json)
            throws InterruptedException {
        try (Queues queues = Queues.create();
                TopSource source = new TopSource(queues, bus, attach, intervalMillis)) {
            source.look();
            if (stop.await(intervalMillis, TimeUnit.MILLISECONDS)) {
                terminal.note("stopped before the second look");
                return false;
            }
            source.look();
            TopSnapshot snapshot = source.awaitRouter(ROUTER_SECONDS, TimeUnit.SECONDS);
            if (json) {
                terminal.line(TopJson.of(snapshot, LaneChoice.WORST_FIRST));
            } else {
                new TopText(ZoneId.systemDefault())
                        .lines(snapshot, LaneChoice.WORST_FIRST)
                        .forEach(line -> terminal.out().print(line + '\n'));
                terminal.out().flush();
            }
            return snapshot.problems().isEmpty();
        }
    }
}
