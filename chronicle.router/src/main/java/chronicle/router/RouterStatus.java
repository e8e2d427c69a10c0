package chronicle.router;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth;
import java.nio.file.Path;
import java.util.List;
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

    /** Problems reported to listeners. */
    long problems();
}
