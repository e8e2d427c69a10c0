package chronicle.discovery.jdk;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import java.io.IOException;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Watches buses by the watch service of the JDK. Each watch holds one watch service, with what the
 * JDK needs for it, and one thread. Closing the watcher closes its watches; afterwards none can be
 * opened.
 */
public final class JdkWatcher implements QueueWatcher, AutoCloseable {

    /** Above scanning, below what is made for one system. */
    static final int RANKING = 50;

    private final Set<JdkWatch> open = new HashSet<>();
    private boolean closed;

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public Watch open(BusLayout layout) throws WatchException {
        WatchService service = service(layout);
        JdkWatch watch;
        try {
            watch = new JdkWatch(layout, service, this::forget);
        } catch (RuntimeException | Error e) {
            close(service, e);
            throw e;
        }
        synchronized (open) {
            if (!closed) {
                open.add(watch);
                return watch;
            }
        }
        watch.close();
        throw new WatchException("the watcher was stopped bus=" + layout.root());
    }

    private static WatchService service(BusLayout layout) throws WatchException {
        try {
            return layout.root().getFileSystem().newWatchService();
        } catch (IOException e) {
            throw new WatchException(
                    "the JDK cannot open a watch service, on Linux for want of inotify instances"
                            + " (sysctl fs.inotify.max_user_instances) or descriptors (ulimit -n): "
                            + e.getMessage()
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
        List<JdkWatch> left;
        synchronized (open) {
            closed = true;
            left = new ArrayList<>(open);
        }
        // Outside the monitor: each waits for its thread.
        left.forEach(JdkWatch::close);
    }

    private void forget(JdkWatch watch) {
        synchronized (open) {
            open.remove(watch);
        }
    }
}
