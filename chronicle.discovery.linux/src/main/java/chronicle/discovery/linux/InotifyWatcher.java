package chronicle.discovery.linux;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.OpenWatches;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;

/**
 * Watches buses by inotify. Each watch holds one inotify instance and one eventfd. Closing the
 * watcher closes its watches; afterwards none can be opened.
 */
public final class InotifyWatcher implements QueueWatcher, AutoCloseable {

    /** Higher than scanning. */
    static final int RANKING = 100;

    private final OpenWatches<InotifyWatch> open = new OpenWatches<>();

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
            watch = new InotifyWatch(layout, kernel, open::forget);
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
