package chronicle.discovery.linux;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Watches buses by inotify. Each watch holds one inotify instance and one eventfd. Closing the
 * watcher closes its watches; afterwards none can be opened.
 */
public final class InotifyWatcher implements QueueWatcher, AutoCloseable {

    /** Higher than scanning. */
    static final int RANKING = 100;

    private final Set<InotifyWatch> open = new HashSet<>();
    private boolean closed;

    @Override
    public String name() {
        return "inotify";
    }

    @Override
    public int ranking() {
        return RANKING;
    }

    @Override
    public Watch open(BusLayout layout) throws WatchException {
        Kernel kernel = LibcKernel.open();
        InotifyWatch watch;
        try {
            watch = new InotifyWatch(layout, kernel, this::forget);
        } catch (RuntimeException | Error e) {
            kernel.close();
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

    /** Closes all watches; those who wait return. Idempotent. */
    @Override
    public void close() {
        List<InotifyWatch> left;
        synchronized (open) {
            closed = true;
            left = new ArrayList<>(open);
        }
        // Outside the monitor: each waits for its awaiting thread, which may be opening another.
        left.forEach(InotifyWatch::close);
    }

    private void forget(InotifyWatch watch) {
        synchronized (open) {
            open.remove(watch);
        }
    }
}
