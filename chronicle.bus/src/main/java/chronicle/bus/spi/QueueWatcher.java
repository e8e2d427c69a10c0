package chronicle.bus.spi;

import chronicle.bus.BusLayout;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to learn that something may have changed on a bus. An OSGi service in the container; on a
 * plain class path found by {@link java.util.ServiceLoader}. Thread-safe.
 */
@ConsumerType
public interface QueueWatcher {

    /** Short name for people: {@code inotify}, {@code poll}. */
    String name();

    /**
     * Preference outside OSGi, higher first; the same number as the component's service.ranking.
     */
    int ranking();

    /**
     * Starts to watch. From the moment this returns, every change to a READY marker is followed by
     * a hint, so "open, then scan" misses nothing. The bus root need not exist yet.
     *
     * @throws WatchException when this watcher cannot work here; the message says why and what to
     *     do
     */
    Watch open(BusLayout layout) throws WatchException;
}
