package chronicle.router;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How a router stands. A service as long as the router runs; thread-safe. Counters begin at 0 when
 * the router starts.
 */
@ProviderType
public interface RouterStatus {

    /** Root of the bus. */
    Path bus();

    /** Name of the watcher in use, {@code none} without one. */
    String watcher();

    /**
     * Names of the watchers to choose from, in the order in which they are tried: the first one
     * that works is in use.
     */
    List<String> watchers();

    /**
     * Name of the watcher that {@link RouterControl#prefer} wants used before all others, whether
     * it is there or not; empty without one.
     */
    String preferredWatcher();

    /** How strategies are found: how late a change may be told, why, since when, and counters. */
    DiscoveryHealth discovery();

    /** Strategies that are attached, those that still drain included, by name. */
    List<StrategyId> strategies();

    /** Handlers that take orders; with none, orders wait. */
    int handlers();

    /** Orders that every handler has taken. */
    long orders();

    /** Replies written by handlers. */
    long replies();

    /** The handler that does not return, while there is one: all strategies wait for it. */
    Optional<HandlerStall> stall();

    /**
     * Another router that serves the same bus, while it holds queues that this one wants. One
     * router serves a bus: one of the two is to be stopped.
     */
    Optional<OtherRouter> otherRouter();

    /** Problems reported to listeners. */
    long problems();

    /** From the commit of an order to the call of its first handler. */
    LatencySummary orderLatency();

    /** The same by classes. */
    LatencyBuckets orderLatencyBuckets();

    /**
     * From READY of a strategy that came while the router ran to its lane being attached. READY's
     * time is the file system's, which is up to a tick (on Linux 1 to 10 ms) early.
     */
    LatencySummary discoveryLatency();

    /** The same by classes. */
    LatencyBuckets discoveryLatencyBuckets();

    /**
     * How every lane stands, by name of its strategy: those on the bus, and those that left and
     * still drain.
     */
    List<LaneStatus> lanes();

    /** The most recent changes of lanes, oldest first; a few hundred are kept. */
    List<LaneEvent> events();

    /** How often lanes came into this state. */
    long transitions(LaneState to);
}
