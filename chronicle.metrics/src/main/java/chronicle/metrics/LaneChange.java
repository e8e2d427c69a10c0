package chronicle.metrics;

import org.osgi.annotation.versioning.ProviderType;

/** A lane went from one state to another. */
@ProviderType
public interface LaneChange {

    /** When, milliseconds since 1970. */
    long getTimeMillis();

    /** Name of the strategy. */
    String getStrategy();

    /** The state before; the same as {@link #getState()} when only the reason is new. */
    String getFrom();

    /** The state from then on. */
    String getState();

    /** Why. */
    String getReason();
}
