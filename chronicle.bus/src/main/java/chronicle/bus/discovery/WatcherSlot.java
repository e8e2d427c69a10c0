package chronicle.bus.discovery;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.bus.spi.WatchHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one watch in use, out of ranked candidates. Watchers are foreign code whose bundle may be
 * gone at any moment: nothing that they throw gets out of here.
 *
 * <p>The polling thread changes it; the getters may be called from anywhere.
 */
final class WatcherSlot {

    static final String NONE = "none";

    private static final Logger LOG = LoggerFactory.getLogger(RouterDiscovery.class);

    /** A watcher with its open watch; they change together. */
    private record InUse(QueueWatcher watcher, String name, Watch watch) {}

    private record Unwakeable(Watch watch, Throwable failure) {}

    private final BusLayout layout;
    private final Runnable healthChanged;
    private List<QueueWatcher> ranked = List.of();

    /** Why candidates are not in use, in the order in which they were tried. */
    private final Map<QueueWatcher, String> broken = new LinkedHashMap<>();

    private volatile InUse inUse;
    private volatile Instant changed = Instant.now();

    /** How often the watch in use changed. Polling thread. */
    private int exchanges;

    /** A watch that threw when it was woken, and what; the polling thread leaves it. */
    private volatile Unwakeable unwakeable;

    private volatile List<String> failures = List.of();

    /**
     * @param healthChanged told by any thread when the watch in use is doing better or worse
     */
    WatcherSlot(BusLayout layout, Runnable healthChanged) {
        this.layout = layout;
        this.healthChanged = healthChanged;
    }

    /** Takes new candidates and uses the best that opens. True when the watch changed. */
    boolean candidates(List<QueueWatcher> better) {
        ranked = better;
        broken.clear();
        return settle();
    }

    /** Tries those again that failed. True when the watch changed. */
    boolean retry() {
        broken.clear();
        return settle();
    }

    /** Leaves a watch that was closed from outside or cannot be woken. True when it changed. */
    boolean dropIfUseless() {
        InUse current = inUse;
        if (current == null) {
            return false;
        }
        Unwakeable stuck = unwakeable;
        if (stuck != null && stuck.watch == current.watch) {
            unwakeable = null;
            return abandon(current, "its watch cannot be woken: " + stuck.failure);
        }
        return !isOpen(current) && abandon(current, "its watch was closed from outside");
    }

    /** Waits for a hint; a watch that throws is left, and everything has to be looked at. */
    Hint await(Duration timeout) {
        InUse current = inUse;
        if (current == null) {
            return Hint.nothing();
        }
        try {
            return Objects.requireNonNull(current.watch.await(timeout), "hint");
        } catch (RuntimeException | Error e) {
            abandon(current, "its watch failed: " + e);
            return Hint.everything();
        }
    }

    /** Lets the watch find out what no event told; one that throws is left. */
    void verify() {
        InUse current = inUse;
        if (current == null) {
            return;
        }
        try {
            current.watch.verify();
        } catch (RuntimeException | Error e) {
            abandon(current, "its watch failed: " + e);
        }
    }

    /** Another number says that another watch, or none, is in use. */
    int exchanges() {
        return exchanges;
    }

    boolean hasWatch() {
        return inUse != null;
    }

    /** Any thread. */
    void wakeup() {
        InUse current = inUse;
        if (current != null) {
            try {
                current.watch.wakeup();
            } catch (RuntimeException | Error e) {
                unwakeable = new Unwakeable(current.watch, e);
            }
        }
    }

    String name() {
        InUse current = inUse;
        return current == null ? NONE : current.name;
    }

    /** How the watch in use is doing. Any thread. */
    DiscoveryHealth health(DiscoveryStats stats) {
        InUse current = inUse;
        if (current == null) {
            List<String> why = failures;
            return why.isEmpty()
                    ? DiscoveryHealth.blind(
                            WatchHealth.Cause.NONE, "there is no watcher", changed, stats)
                    : DiscoveryHealth.blind(
                            WatchHealth.Cause.FAILURE, String.join("; ", why), changed, stats);
        }
        return DiscoveryHealth.of(current.name, health(current.watch), stats);
    }

    /** Whether there is a watch, and it says of itself that no change escapes it. */
    boolean tellsOfChanges() {
        InUse current = inUse;
        return current != null && health(current.watch).mode() == WatchHealth.Mode.EVENTS;
    }

    private WatchHealth health(Watch watch) {
        try {
            return Objects.requireNonNull(watch.health(), "health");
        } catch (RuntimeException | Error e) {
            return new WatchHealth(
                    WatchHealth.Mode.DEGRADED,
                    WatchHealth.Cause.FAILURE,
                    "it cannot tell its health: " + e,
                    changed,
                    WatchHealth.Counters.ZERO);
        }
    }

    List<String> failures() {
        return failures;
    }

    void close() {
        ranked = List.of();
        broken.clear();
        settle();
    }

    private boolean abandon(InUse current, String reason) {
        // Closing again is harmless, and a watch that failed may still hold descriptors.
        inUse = null;
        exchanges++;
        changed = Instant.now();
        close(current);
        broken.put(current.watcher, reason);
        LOG.warn("watcher {} is not in use any more: {}", current.name, reason);
        settle();
        return true;
    }

    /** Makes the best candidate that works the one in use. */
    private boolean settle() {
        InUse before = inUse;
        InUse best = null;
        for (QueueWatcher candidate : ranked) {
            if (before != null && candidate == before.watcher) {
                best = before;
                break;
            }
            if (!broken.containsKey(candidate)) {
                best = open(candidate);
                if (best != null) {
                    break;
                }
            }
        }
        if (before != best) {
            exchanges++;
            changed = Instant.now();
        }
        inUse = best;
        List<String> why = new ArrayList<>();
        broken.forEach((watcher, reason) -> why.add(nameOf(watcher) + ": " + reason));
        failures = List.copyOf(why);
        if (before != null && before != best) {
            // The new watch is open already, so nothing falls between the two.
            close(before);
        }
        return before != best;
    }

    private InUse open(QueueWatcher candidate) {
        String name = nameOf(candidate);
        InUse opened = null;
        try {
            Watch watch = Objects.requireNonNull(candidate.open(layout), "watch");
            opened = new InUse(candidate, name, watch);
            watch.onHealthChange(healthChanged);
            return opened;
        } catch (WatchException | RuntimeException | Error e) {
            String reason = e instanceof WatchException ? e.getMessage() : e.toString();
            broken.put(candidate, reason);
            if (opened != null) {
                close(opened);
            }
            if (!failures.contains(name + ": " + reason)) {
                LOG.warn("watcher {} cannot be used: {}", name, reason);
            }
            return null;
        }
    }

    private static String nameOf(QueueWatcher watcher) {
        try {
            return Objects.requireNonNull(watcher.name(), "name");
        } catch (RuntimeException | Error e) {
            return watcher.getClass().getName();
        }
    }

    private static boolean isOpen(InUse current) {
        try {
            return current.watch.isOpen();
        } catch (RuntimeException | Error e) {
            LOG.warn("watcher {} cannot tell whether it is open: {}", current.name, e.toString());
            return false;
        }
    }

    private static void close(InUse old) {
        try {
            old.watch.close();
        } catch (RuntimeException | Error e) {
            LOG.warn("watcher {} did not close: {}", old.name, e.toString());
        }
    }
}
