package chronicle.metrics;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How a router stands. Counters begin at 0 when the router starts. A read-only view: what changes
 * something is {@link chronicle.router.RouterControl}.
 */
@ProviderType
public interface RouterMXBean {

    /** Under which name a router of this bus is registered; to be filled with the quoted path. */
    String NAME = "org.chronicle.osgi:type=Router,bus=%s";

    /** Root of the bus, absolute. */
    String getBus();

    /** Name of the watcher in use, {@code none} without one. */
    String getWatcher();

    /** Name of the watcher that is used before all others while it is there; empty for none. */
    String getPreferredWatcher();

    /**
     * How changes are learnt of: {@code EVENTS}, {@code SCANNING}, {@code DEGRADED}, {@code BLIND}.
     */
    String getDiscovery();

    /** Whether changes are told later than the watcher could: it lacks events, or there is none. */
    boolean isDegraded();

    /** Why it is degraded, a sentence; empty otherwise. */
    String getDegradedReason();

    /**
     * How many milliseconds late the watcher may tell a change: 0 with events, -1 where it looks at
     * an interval of its own, or there is none.
     */
    long getWatcherLatencyMillis();

    /** Handlers that take orders; with none, orders wait. */
    int getHandlers();

    /** Orders that every handler has taken. */
    long getOrders();

    /** Replies written by handlers. */
    long getReplies();

    /** Problems that were reported. */
    long getProblems();

    /** The handler that does not return and the order it has; empty when there is none. */
    String getStalledHandler();

    /**
     * Another router that holds queues of this bus, with how many strategies this one cannot serve
     * therefore; empty when there is none.
     */
    String getOtherRouter();

    /** Every lane, by name of its strategy. */
    List<LaneMetrics> getLanes();

    /** The most recent changes of lanes, oldest first. */
    List<LaneChange> getEvents();

    /** From the commit of an order to the call of its first handler. */
    LatencyMetrics getOrderLatency();

    /** From READY of a strategy to its lane being attached. */
    LatencyMetrics getDiscoveryLatency();
}
