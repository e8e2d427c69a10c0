package chronicle.app.top;

import chronicle.bus.BusLayout;
import chronicle.core.Queues;
import chronicle.tools.bus.BusLook;
import chronicle.tools.bus.BusView;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks at a bus: its files, and its router where it may be asked. Reads only. One thread at a
 * time.
 */
final class TopSource implements AutoCloseable {

    private final BusView files;
    private final String bus;
    private final Optional<RouterWatch> watch;
    private BusLook last;

    /**
     * A source; looks at nothing yet.
     *
     * @param attach whether the router is asked, by attaching to its process
     */
    TopSource(Queues queues, BusLayout layout, boolean attach, long intervalMillis) {
        this.files = new BusView(queues, layout);
        this.bus = layout.root().toString();
        this.watch =
                attach
                        ? Optional.of(new RouterWatch(queues, layout.root(), intervalMillis))
                        : Optional.empty();
    }

    /** Both as they are now; of the router what it said last. */
    TopSnapshot look() {
        last = files.look();
        watch.ifPresent(asking -> asking.name(RouterProcess.of(last)));
        return snapshot();
    }

    /** The last look again, with what the router says within a time, or why it says nothing. */
    TopSnapshot awaitRouter(long timeout, TimeUnit unit) throws InterruptedException {
        if (watch.isPresent() && RouterProcess.of(last).isPresent()) {
            watch.get().awaitAnswer(timeout, unit);
        }
        return snapshot();
    }

    @Override
    public void close() {
        watch.ifPresent(RouterWatch::close);
    }

    private TopSnapshot snapshot() {
        RouterWatch.Seen seen =
                watch.map(RouterWatch::seen)
                        .orElseGet(() -> new RouterWatch.Seen(Optional.empty(), "--no-attach", 0));
        return new TopSnapshot(
                bus,
                TimeUnit.NANOSECONDS.toMillis(last.timeNs()),
                Merge.lanes(FileLanes.of(last), seen.picture()),
                seen.picture(),
                seen.note(),
                last.problems());
    }
}
