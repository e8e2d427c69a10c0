package chronicle.bus.discovery;

import chronicle.bus.spi.QueueWatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds watchers on a plain class path. In the container they are services instead. */
public final class QueueWatchers {

    private static final Logger LOG = LoggerFactory.getLogger(QueueWatchers.class);

    private QueueWatchers() {}

    /**
     * All watchers that {@link ServiceLoader} finds, best first. One that cannot be loaded here is
     * logged and left out.
     */
    public static List<QueueWatcher> load() {
        return ranked(ServiceLoader.load(QueueWatcher.class).iterator());
    }

    static List<QueueWatcher> ranked(Iterator<QueueWatcher> found) {
        List<QueueWatcher> watchers = new ArrayList<>();
        while (true) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                watchers.add(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                // The iterator goes on behind the one that failed.
                LOG.warn("a watcher cannot be loaded: {}", e.toString());
            }
        }
        watchers.sort(Comparator.comparingInt(QueueWatcher::ranking).reversed());
        return List.copyOf(watchers);
    }
}
