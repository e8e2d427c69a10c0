package chronicle.discovery.linux;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.IntervalSetting;
import chronicle.bus.spi.OpenWatches;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import java.time.Duration;

/**
 * Watches buses by inotify. Each watch holds one inotify instance and one eventfd. Closing the
 * watcher closes its watches; afterwards none can be opened.
 */
public final class InotifyWatcher implements QueueWatcher, AutoCloseable {

    /** Higher than scanning. */
    static final int RANKING = 100;

    /** How often what cannot be watched is looked at, unless it is said. */
    public static final Duration DEFAULT_RETRY = Duration.ofMillis(500);

    static final IntervalSetting RETRY_INTERVAL =
            new IntervalSetting("retry_interval_ms", Duration.ofMillis(10), Recovery.LONGEST_PAUSE);

    private final OpenWatches<InotifyWatch> open = new OpenWatches<>();
    private volatile Duration retryInterval = DEFAULT_RETRY;

    @Override
    public String name() {
        return "inotify";
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    /** How often what cannot be watched is looked at. */
    public Duration retryInterval() {
        return retryInterval;
    }

    /**
     * As {@link #retryInterval()}, from now on; open watches take it up at once. To watch it is
     * tried as often at first, then at pauses that double up to 5 s.
     *
     * @param interval 10 ms to 5 s
     * @throws IllegalArgumentException outside of that range; then it stays as it was
     */
    public void retryInterval(Duration interval) {
        retryInterval = RETRY_INTERVAL.check(interval);
        // Whoever waits for the time that was reckons anew.
        open.forEach(Watch::wakeup);
    }

    @Override
    public Watch open(BusLayout layout) throws WatchException {
        Kernel kernel = LibcKernel.open();
        InotifyWatch watch;
        try {
            watch = new InotifyWatch(layout, kernel, this::retryInterval, open::forget);
        } catch (RuntimeException | Error e) {
            kernel.close();
            throw e;
        }
        return open.add(layout, watch);
    }

    /** Closes all watches; those who wait return. Idempotent. */
    @Override
    public void close() {
        open.close();
    }
}
