package chronicle.bus.spi;

import chronicle.bus.BusLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The watches that a watcher has open, for its end: closing closes them, and those that come later
 * are refused. Thread-safe.
 *
 * @param <W> the watcher's own kind of watch
 */
public final class OpenWatches<W extends Watch> implements AutoCloseable {

    /** Guarded by itself, like {@link #closed}. */
    private final Set<W> open = new HashSet<>();

    private boolean closed;

    /**
     * Keeps a watch that was just opened.
     *
     * @return the same
     * @throws WatchException when the watcher was stopped meanwhile; then the watch is closed
     */
    public W add(BusLayout layout, W watch) throws WatchException {
        synchronized (open) {
            if (!closed) {
                open.add(watch);
                return watch;
            }
        }
        watch.close();
        throw new WatchException("the watcher was stopped bus=" + layout.root());
    }

    /** To be called when a watch closes. */
    public void forget(W watch) {
        synchronized (open) {
            open.remove(watch);
        }
    }

    /** Applies something to each that is open now. It may take long, and close them. */
    public void forEach(Consumer<? super W> action) {
        list().forEach(action);
    }

    private List<W> list() {
        synchronized (open) {
            return new ArrayList<>(open);
        }
    }

    /** Closes all watches; those who wait return. Idempotent. */
    @Override
    public void close() {
        synchronized (open) {
            closed = true;
        }
        // Outside the monitor: a watch may wait for a thread that is opening another.
        list().forEach(Watch::close);
    }
}
