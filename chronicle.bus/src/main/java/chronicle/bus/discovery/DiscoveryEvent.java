package chronicle.bus.discovery;

import chronicle.bus.StrategyId;
import java.nio.file.Path;

/** A change of the set of strategies. Per strategy, Added and Removed alternate, Added first. */
public sealed interface DiscoveryEvent {

    /** Whom it is about. */
    StrategyId strategy();

    /**
     * A strategy is ready to be attached.
     *
     * @param strategy who
     * @param ordersOut its queue directory
     */
    record Added(StrategyId strategy, Path ordersOut) implements DiscoveryEvent {}

    /** A strategy took READY back, or its directory is gone or was made anew. */
    record Removed(StrategyId strategy) implements DiscoveryEvent {}
}
