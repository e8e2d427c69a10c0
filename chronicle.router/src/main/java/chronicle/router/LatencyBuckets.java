package chronicle.router;

import java.util.List;

/**
 * The same latencies as a {@link LatencySummary}, counted by classes: what a monitoring system can
 * add up over routers and take rates of.
 *
 * @param boundsNs upper bounds of the classes in nanoseconds, ascending and inclusive
 * @param counts how many fell into each class; one more than there are bounds, the last one is of
 *     what took longer than all of them
 * @param sumNs all latencies together, nanoseconds
 */
public record LatencyBuckets(List<Long> boundsNs, List<Long> counts, long sumNs) {

    public LatencyBuckets {
        boundsNs = List.copyOf(boundsNs);
        counts = List.copyOf(counts);
        if (counts.size() != boundsNs.size() + 1) {
            throw new IllegalArgumentException(
                    "classes do not fit their bounds counts="
                            + counts.size()
                            + " bounds="
                            + boundsNs.size()
                            + ", there is one count more than there are bounds");
        }
    }
}
