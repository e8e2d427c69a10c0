package chronicle.discovery.jdk;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.IntervalSetting;
import chronicle.bus.spi.OpenWatches;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import java.io.IOException;
import java.nio.file.WatchService;
import java.time.Duration;

/**
 * Watches buses by the watch service of the JDK. Each watch holds one watch service, with what the
 * JDK needs for it, and one thread. Closing the watcher closes its watches; afterwards none can be
 * opened.
 */
public final class JdkWatcher implements QueueWatcher, AutoCloseable {

    /** Above scanning, below what is made for one system. */
    static final int RANKING = 50;

    /** How often what cannot be watched is looked at and tried again, unless it is said. */
    public static final Duration DEFAULT_RETRY = Duration.ofMillis(500);

    static final IntervalSetting RETRY_INTERVAL =
            new IntervalSetting("retry_interval_ms", Duration.ofMillis(10), Duration.ofSeconds(5));

    private final OpenWatches<JdkWatch> open = new OpenWatches<>();
    private volatile Duration retryInterval = DEFAULT_RETRY;

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    /** How often what cannot be watched is looked at and tried again. */
    public Duration retryInterval() {
        return retryInterval;
    }

    /**
     * As {@link #retryInterval()}; open watches take it up after the interval that they are in.
     *
     * @param interval 10 ms to 5 s
     * @throws IllegalArgumentException outside of that range; then it stays as it was
     */
    public void retryInterval(Duration interval) {
        retryInterval = RETRY_INTERVAL.check(interval);
    }

    @Override
    public Watch open(BusLayout layout) throws WatchException {
        WatchService service = service(layout);
        JdkWatch watch;
        try {
            watch = new JdkWatch(layout, service, this::retryInterval, open::forget);
        } catch (RuntimeException | Error e) {
            close(service, e);
            throw e;
        }
        return open.add(layout, watch);
    }

    private static WatchService service(BusLayout layout) throws WatchException {
        try {
            return layout.root().getFileSystem().newWatchService();
        } catch (IOException e) {
            throw new WatchException(
                    "the JDK cannot open a watch service, on Linux for want of inotify instances"
                            + " (sysctl fs.inotify.max_user_instances) or descriptors (ulimit -n): "
                            + e.getMessage()
                            + SystemLimit.instances().text()
                            + " bus="
                            + layout.root(),
                    e);
        } catch (UnsupportedOperationException e) {
            throw new WatchException(
                    "this file system has no watch service bus=" + layout.root(), e);
        }
    }

    private static void close(WatchService service, Throwable failure) {
        try {
            service.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Closes all watches; those who wait return. Idempotent. */
    @Override
    public void close() {
        open.close();
    }
}
