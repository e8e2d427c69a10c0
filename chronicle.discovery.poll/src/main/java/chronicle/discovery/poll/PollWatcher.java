package chronicle.discovery.poll;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Scans at an interval. Closing the watcher closes its watches; afterwards none can be opened. */
public final class PollWatcher implements QueueWatcher, AutoCloseable {

    /** Interval when none is given. */
    public static final Duration DEFAULT_INTERVAL = Duration.ofMillis(500);

    /** The last choice. */
    static final int RANKING = 0;

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Set<PollWatch> open = new HashSet<>();
    private Duration interval;
    private boolean closed;

    public PollWatcher() {
        this(DEFAULT_INTERVAL);
    }

    /**
     * @param interval between two scans, 1 ms to one minute
     * @throws IllegalArgumentException outside of that range
     */
    public PollWatcher(Duration interval) {
        check(interval);
        this.interval = interval;
    }

    private static void check(Duration interval) {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "scan every 1 to 60000 ms, interval_ms=" + interval.toMillis());
        }
    }

    /**
     * Scans at another interval from now on, open watches too: nothing is closed for it. Any
     * thread.
     *
     * @param changed as in the constructor
     * @throws IllegalArgumentException outside of that range: the interval stays as it was
     */
    public void interval(Duration changed) {
        check(changed);
        synchronized (open) {
            interval = changed;
            open.forEach(watch -> watch.interval(changed));
        }
    }

    /** Between two scans, now. Any thread. */
    public Duration interval() {
        synchronized (open) {
            return interval;
        }
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
        synchronized (open) {
            if (closed) {
                throw new WatchException("the watcher was stopped bus=" + layout.root());
            }
            PollWatch watch = new PollWatch(interval, this::forget);
            open.add(watch);
            return watch;
        }
    }

    /** Closes all watches; those who wait return. Idempotent. */
    @Override
    public void close() {
        List<PollWatch> left;
        synchronized (open) {
            closed = true;
            left = new ArrayList<>(open);
        }
        left.forEach(PollWatch::close);
    }

    private void forget(PollWatch watch) {
        synchronized (open) {
            open.remove(watch);
        }
    }
}
