package chronicle.router.engine;

import chronicle.bus.spi.QueueWatcher;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Which watcher is used before all others while it is there, by name. Of several by that name the
 * better ranked comes first; without any, the others go by their ranks. Thread-safe.
 */
public final class WatcherPreference {

    private static final String NONE = "";

    private volatile String name = NONE;

    /** The preferred watcher's name, whether it is there or not; empty without a preference. */
    public String name() {
        return name;
    }

    /**
     * Another preference from now on.
     *
     * @param preferred name of one of these watchers; empty for no preference
     * @param registered the watchers there are, best first
     * @throws IllegalArgumentException when none of them has that name, a sentence that lists them:
     *     the preference stays as it was
     */
    void prefer(String preferred, QueueWatcher[] registered) {
        Objects.requireNonNull(preferred, "name of the watcher to prefer, empty for none");
        List<String> names = Arrays.stream(registered).map(WatcherPreference::nameOf).toList();
        if (!preferred.isEmpty() && !names.contains(preferred)) {
            throw new IllegalArgumentException(
                    "no watcher has this name, nothing is changed: watcher=\""
                            + preferred
                            + "\", there "
                            + (names.isEmpty()
                                    ? "is none"
                                    : (names.size() == 1 ? "is " : "are ")
                                            + String.join(", ", names)));
        }
        name = preferred;
    }

    /** The watchers in the order in which they are to be tried. */
    List<QueueWatcher> order(QueueWatcher[] ranked) {
        String preferred = name;
        if (preferred.isEmpty()) {
            return List.of(ranked);
        }
        // The sort is stable: what is alike stays ranked.
        return Arrays.stream(ranked)
                .sorted(Comparator.comparing(watcher -> !preferred.equals(nameOf(watcher))))
                .toList();
    }

    /** A watcher is foreign code whose bundle may be gone: one that fails goes by its class. */
    static String nameOf(QueueWatcher watcher) {
        try {
            return Objects.requireNonNull(watcher.name(), "name");
        } catch (RuntimeException | LinkageError e) {
            return watcher.getClass().getName();
        }
    }
}
