package chronicle.metrics;

import org.osgi.annotation.versioning.ProviderType;

/** How one lane stands; counters begin at 0 when its strategy comes. */
@ProviderType
public interface LaneMetrics {

    /** Name of the strategy. */
    String getName();

    /** A {@link chronicle.router.LaneState}. */
    String getState();

    /** Why it is in that state. */
    String getReason();

    /** Since when, milliseconds since 1970. */
    long getSinceMillis();

    /** Orders that every handler has taken. */
    long getOrders();

    /** Replies written by handlers. */
    long getReplies();

    /** Replies that were given up because {@code orders_in} was full. */
    long getDroppedReplies();

    /** Orders that were given up. */
    long getDeadLetters();

    /** Bytes that are committed and not handed out; -1 while that is not known. */
    long getLagBytes();

    /** Orders per second, as of the last two measurements; -1 while that is not known. */
    long getOrdersPerSecond();
}
