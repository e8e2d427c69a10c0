package chronicle.router.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Services that come and go, best first. Changes copy; {@link #snapshot()} is one volatile read,
 * for threads that must not be held up. Thread-safe.
 */
public final class RankedServices<T> {

    /** Rank is a ServiceReference in the container: it compares by service.ranking, then by age. */
    private record Entry<T>(Comparable<Object> rank, T service) {}

    private final IntFunction<T[]> arrayOf;
    private final List<Entry<T>> entries = new ArrayList<>();
    private volatile T[] snapshot;

    /**
     * @param arrayOf makes an array of the service type
     */
    public RankedServices(IntFunction<T[]> arrayOf) {
        this.arrayOf = arrayOf;
        this.snapshot = arrayOf.apply(0);
    }

    /** Adds a service, or takes its changed rank. */
    public synchronized void put(Comparable<Object> rank, T service) {
        entries.removeIf(entry -> entry.rank.equals(rank));
        entries.add(new Entry<>(rank, service));
        publish();
    }

    /** Takes a service out; nothing happens when it is not in. */
    public synchronized void remove(Comparable<Object> rank) {
        entries.removeIf(entry -> entry.rank.equals(rank));
        publish();
    }

    /** The services now, best first. Not to be changed. */
    public T[] snapshot() {
        return snapshot;
    }

    private void publish() {
        // Ranks may have changed since an entry came in, so everything is put in order again.
        Comparator<Entry<T>> byRank = (a, b) -> a.rank.compareTo(b.rank);
        entries.sort(byRank.reversed());
        snapshot = entries.stream().map(Entry::service).toArray(arrayOf);
    }
}
