package chronicle.prometheus;

import chronicle.router.LatencyBuckets;
import chronicle.router.OtherRouter;
import chronicle.router.RouterStatus;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** What there is once for each router. */
final class RouterFamilies {

    private static final double SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private RouterFamilies() {}

    static void add(Families families) {
        families.counter(
                "chronicle_router_orders",
                "Orders that every handler has taken",
                sample -> sample.router().orders());
        families.counter(
                "chronicle_router_replies",
                "Replies written by handlers",
                sample -> sample.router().replies());
        families.counter(
                "chronicle_router_problems",
                "Problems reported, see the router's log",
                sample -> sample.router().problems());
        families.gauge(
                "chronicle_router_handlers",
                "Handlers that take orders; with none, orders wait",
                sample -> sample.router().handlers());
        families.gauge(
                "chronicle_router_handler_stall_seconds",
                "For how long a handler has not returned, 0 unless one is noticed",
                sample -> stallSeconds(sample.router()));
        families.gauge(
                "chronicle_router_held_elsewhere",
                "Strategies that another router of the same bus holds; one of the two is too many",
                sample -> sample.router().otherRouter().map(OtherRouter::strategies).orElse(0));
        DiskSpace.add(families);
        histogram(
                families,
                "chronicle_router_order_latency_seconds",
                "From the commit of an order to the call of its first handler",
                RouterStatus::orderLatencyBuckets);
        histogram(
                families,
                "chronicle_router_discovery_latency_seconds",
                "From READY of a strategy to its lane being attached",
                RouterStatus::discoveryLatencyBuckets);
    }

    private static double stallSeconds(RouterStatus router) {
        return router.stall()
                .map(stall -> Math.max(0, epochNanos() - stall.sinceEpochNs()) / SECOND_NS)
                .orElse(0.0);
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private static void histogram(
            Families families,
            String name,
            String help,
            Function<RouterStatus, LatencyBuckets> latencies) {
        HistogramSnapshot.Builder family =
                HistogramSnapshot.builder().name(name).help(help).unit(Unit.SECONDS);
        for (RouterSample sample : families.samples()) {
            LatencyBuckets buckets = latencies.apply(sample.router());
            family.dataPoint(
                    HistogramDataPointSnapshot.builder()
                            .labels(Families.bus(sample))
                            .classicHistogramBuckets(classes(buckets))
                            .sum(buckets.sumNs() / SECOND_NS)
                            .build());
        }
        families.add(family.build());
    }

    private static ClassicHistogramBuckets classes(LatencyBuckets buckets) {
        ClassicHistogramBuckets.Builder classes = ClassicHistogramBuckets.builder();
        int bounds = buckets.boundsNs().size();
        for (int i = 0; i < bounds; i++) {
            classes.bucket(buckets.boundsNs().get(i) / SECOND_NS, buckets.counts().get(i));
        }
        return classes.bucket(Double.POSITIVE_INFINITY, buckets.counts().get(bounds)).build();
    }
}
