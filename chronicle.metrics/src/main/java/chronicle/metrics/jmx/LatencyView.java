package chronicle.metrics.jmx;

import chronicle.metrics.LatencyMetrics;
import chronicle.router.LatencySummary;

/** A summary of latencies, with the getters that JMX asks for. */
record LatencyView(LatencySummary summary) implements LatencyMetrics {

    @Override
    public long getCount() {
        return summary.count();
    }

    @Override
    public long getP50Nanos() {
        return summary.p50Ns();
    }

    @Override
    public long getP90Nanos() {
        return summary.p90Ns();
    }

    @Override
    public long getP99Nanos() {
        return summary.p99Ns();
    }

    @Override
    public long getP999Nanos() {
        return summary.p999Ns();
    }

    @Override
    public long getMaxNanos() {
        return summary.maxNs();
    }
}
