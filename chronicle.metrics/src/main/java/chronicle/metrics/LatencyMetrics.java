package chronicle.metrics;

import org.osgi.annotation.versioning.ProviderType;

/** A {@link chronicle.router.LatencySummary}: nanoseconds, since the router started. */
@ProviderType
public interface LatencyMetrics {

    /** How often it happened. */
    long getCount();

    /** Half of them took no longer. */
    long getP50Nanos();

    /** Nine of ten took no longer. */
    long getP90Nanos();

    /** 99 of a hundred took no longer. */
    long getP99Nanos();

    /** 999 of a thousand took no longer. */
    long getP999Nanos();

    /** The longest that was timed. */
    long getMaxNanos();
}
