package chronicle.discovery.poll;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.IntervalSetting;
import chronicle.bus.spi.OpenWatches;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import java.time.Duration;

/** Scans at an interval. Closing the watcher closes its watches; afterwards none can be opened. */
public final class PollWatcher implements QueueWatcher, AutoCloseable {

    /** Interval when none is given. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofMillis(500);

    /** The last choice. */
    static final int RANKING = 0;

    static final IntervalSetting INTERVAL =
            new IntervalSetting("interval_ms", Duration.ofMillis(1), Duration.ofMinutes(1));

    private final OpenWatches<PollWatch> open = new OpenWatches<>();
    private volatile Duration interval;

    public PollWatcher() {
        this(DEFAULT_INTERVAL);
    }

    /**
     * @param interval between two scans, 1 ms to one minute
     * @throws IllegalArgumentException outside of that range
     */
    public PollWatcher(Duration interval) {
        this.interval = INTERVAL.check(interval);
    }

    /**
     * Scans at another interval from now on, open watches too: nothing is closed for it. Any
     * thread.
     *
     * @param changed as in the constructor
     * @throws IllegalArgumentException outside of that range: the interval stays as it was
     */
    public void interval(Duration changed) {
        interval = INTERVAL.check(changed);
        open.forEach(PollWatch::intervalChanged);
    }

    /** Between two scans, now. Any thread. */
    public Duration interval() {
        return interval;
    }

    @Override
    public String name() {
        return "poll";
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public Watch open(BusLayout layout) throws WatchException {
        return open.add(layout, new PollWatch(this::interval, open::forget));
    }

    /** Closes all watches; those who wait return. Idempotent. */
    @Override
    public void close() {
        open.close();
    }
}
