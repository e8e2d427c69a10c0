package chronicle.router;

/**
 * How long something took, since the router started. Values are nanoseconds, right to within one
 * per cent; what took more than an hour counts as an hour. All are 0 while nothing was measured.
 *
 * @param count how often it happened; of orders that come in a row, sixteen at a time
 * @param p50Ns half of them took no longer
 * @param p90Ns nine of ten took no longer
 * @param p99Ns 99 of a hundred took no longer
 * @param p999Ns 999 of a thousand took no longer
 * @param maxNs the longest that was timed
 */
public record LatencySummary(
        long count, long p50Ns, long p90Ns, long p99Ns, long p999Ns, long maxNs) {

    /** Nothing was measured yet. */
    public static final LatencySummary NONE = new LatencySummary(0, 0, 0, 0, 0, 0);
}
