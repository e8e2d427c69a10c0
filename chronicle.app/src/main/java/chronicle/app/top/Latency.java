package chronicle.app.top;

/** A histogram in short; times in nanoseconds, meaningless while the count is 0. */
record Latency(long count, long p50, long p90, long p99, long p999, long max) {

    static final Latency NONE = new Latency(0, 0, 0, 0, 0, 0);
}
