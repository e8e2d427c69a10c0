package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyEndpoints;
import chronicle.router.LatencyBuckets;
import chronicle.router.LatencySummary;
import chronicle.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long orders and strategies take, from the arithmetic to a router over real queues. */
final class LatenciesTest extends RouterCase {

    private final Latencies latencies = new Latencies();

    @Test
    void nothingMeasuredIsAllZero() {
        assertEquals(LatencySummary.NONE, latencies.summary());
        LatencyBuckets empty = latencies.buckets();
        assertEquals(0, empty.sumNs());
        assertEquals(0, total(empty));
    }

    @Test
    void percentilesAreRightToOnePerCentAndOutliersAreKept() {
        for (int us = 1; us <= 1_000; us++) {
            latencies.record(us * 1_000L, 1);
        }
        latencies.record(TimeUnit.SECONDS.toNanos(2), 1);
        LatencySummary summary = latencies.summary();
        assertEquals(1_001, summary.count());
        assertAbout(500_000, summary.p50Ns());
        assertAbout(900_000, summary.p90Ns());
        assertAbout(990_000, summary.p99Ns());
        assertAbout(1_000_000, summary.p999Ns());
        assertAbout(TimeUnit.SECONDS.toNanos(2), summary.maxNs());
    }

    @Test
    void whatIsBeyondTheRangeCountsAtItsEnds() {
        latencies.record(-5_000, 1);
        assertEquals(new LatencySummary(1, 0, 0, 0, 0, 0), latencies.summary());
        latencies.record(TimeUnit.DAYS.toNanos(400), 1);
        assertAbout(TimeUnit.HOURS.toNanos(1), latencies.summary().maxNs());
    }

    @Test
    void classesHoldWhatIsNotAboveTheirBound() {
        latencies.record(900, 1);
        latencies.record(2_000, 16);
        latencies.record(3_000_000, 2);
        latencies.record(TimeUnit.MINUTES.toNanos(3), 1);
        LatencyBuckets buckets = latencies.buckets();
        assertEquals(List.of(1_000L, 2_500L, 5_000L), buckets.boundsNs().subList(0, 3));
        assertEquals(TimeUnit.MINUTES.toNanos(1), last(buckets.boundsNs()));
        assertEquals(buckets.boundsNs().stream().sorted().distinct().toList(), buckets.boundsNs());
        assertEquals(1, buckets.counts().get(0));
        assertEquals(16, buckets.counts().get(1));
        assertEquals(2, buckets.counts().get(buckets.boundsNs().indexOf(5_000_000L)));
        assertEquals(1, last(buckets.counts()));
        assertEquals(latencies.summary().count(), total(buckets));
        assertAbout(900 + 32_000 + 6_000_000 + TimeUnit.MINUTES.toNanos(3), buckets.sumNs());
        assertThrows(
                IllegalArgumentException.class,
                () -> new LatencyBuckets(List.of(1L), List.of(1L), 0));
    }

    @Test
    void ordersThatWereAwaitedAreAllTimedAndOneInSixteenOfARow() {
        long[] now = {1_000};
        int[] read = {0};
        OrderLatency orders =
                new OrderLatency(
                        latencies,
                        () -> {
                            read[0]++;
                            return now[0];
                        });
        for (int i = 0; i < 10; i++) {
            orders.idle();
            orders.order(0);
        }
        assertEquals(10, read[0]);
        assertEquals(10, latencies.summary().count());
        assertAbout(1_000, latencies.summary().maxNs());

        now[0] = 2_000;
        for (int i = 0; i < 16 * OrderLatency.EVERY; i++) {
            orders.order(0);
        }
        assertEquals(10 + 16, read[0]);
        assertEquals(10 + 16 * OrderLatency.EVERY, latencies.summary().count());
        assertAbout(2_000, latencies.summary().p50Ns());
    }

    @Test
    void routerTimesOrdersFromCommitToHandler() {
        Router router = fixture.start();
        var session = fixture.strategy("alpha");
        long before = System.nanoTime();
        RouterFixture.send(session, "waits for a handler");
        long sent = System.nanoTime();
        Await.until("waits", () -> recorder.problems("no OrderHandler").size() == 1);
        assertEquals(LatencySummary.NONE, router.orderLatency());
        Await.until("20 ms", () -> System.nanoTime() - sent > 20_000_000);
        fixture.handler(0, recorder);
        Await.until("handled", () -> router.orders() == 1);
        long passed = System.nanoTime() - before;

        LatencySummary summary = router.orderLatency();
        assertEquals(1, summary.count());
        assertTrue(summary.maxNs() > 19_000_000, summary::toString);
        assertTrue(summary.maxNs() < passed * 1.02 + 1_000_000, summary::toString);
        assertEquals(1, total(router.orderLatencyBuckets()));
    }

    @Test
    void ordersThatAreRefusedAtFirstAreTimedOnce() {
        int[] calls = {0};
        fixture.handler(
                0,
                (order, reply) -> {
                    if (calls[0]++ < 2) {
                        throw new IllegalStateException("not yet");
                    }
                });
        Router router = fixture.start();
        RouterFixture.send(fixture.strategy("alpha"), "refused twice");
        Await.until("handled", () -> router.orders() == 1);
        assertEquals(1, router.orderLatency().count());
        assertTrue(router.orderLatency().maxNs() < TimeUnit.SECONDS.toNanos(60));
    }

    @Test
    void strategiesThatComeAreTimedAndThoseThatWereThereAreNot() throws Exception {
        Path ready = fixture.strategy("was-there").endpoints().ordersOut().resolve("READY");
        Files.setLastModifiedTime(ready, FileTime.from(Instant.now().minusSeconds(100)));
        Instant begin = Instant.now();
        Router router = fixture.start();
        Await.until("there", () -> recorder.events().contains("added was-there"));
        fixture.attached("comes");
        Await.until("timed", () -> router.discoveryLatency().count() > 0);
        long passed = Duration.between(begin, Instant.now()).toNanos();

        LatencySummary summary = router.discoveryLatency();
        assertEquals(1, summary.count());
        assertTrue(summary.maxNs() < passed * 1.02 + 10_000_000, summary::toString);
        assertEquals(1, total(router.discoveryLatencyBuckets()));
        router.quarantine(fixture.lane(router, "comes").strategy(), "test");
        Await.until("out", () -> router.strategies().size() == 1);
        router.resume(fixture.lane(router, "comes").strategy());
        Await.until("back", () -> router.strategies().size() == 2);
        assertEquals(1, router.discoveryLatency().count());
    }

    /** Its time is that of the last tick: on a fast machine that lies before the start. */
    @Test
    void strategyThatComesInTheTickOfTheStartIsTimed() throws Exception {
        StrategyEndpoints endpoints = fixture.strategy("soon").endpoints();
        Path ready = endpoints.ordersOut().resolve("READY");
        Instant begin = Instant.now();
        DiscoveryLatency latency = new DiscoveryLatency(latencies);
        latency.begin(begin);
        Files.setLastModifiedTime(ready, FileTime.from(begin.minusMillis(11)));
        latency.attached(endpoints);
        assertEquals(0, latencies.summary().count());
        Files.setLastModifiedTime(ready, FileTime.from(begin.minusMillis(9)));
        latency.attached(endpoints);
        assertEquals(1, latencies.summary().count());
    }

    @Test
    void readyOfAFarYearCountsAsNoTimeAtAll() throws Exception {
        StrategyEndpoints endpoints = fixture.strategy("far").endpoints();
        Path ready = endpoints.ordersOut().resolve("READY");
        // 292 years are all that a long has in nanoseconds.
        Files.setLastModifiedTime(ready, FileTime.from(Instant.parse("2400-01-01T00:00:00Z")));
        DiscoveryLatency latency = new DiscoveryLatency(latencies);
        latency.begin(Instant.now());
        latency.attached(endpoints);
        assertEquals(new LatencySummary(1, 0, 0, 0, 0, 0), latencies.summary());
    }

    private static void assertAbout(long expected, long actual) {
        assertEquals(expected, actual, expected / 100.0, () -> "actual=" + actual);
    }

    private static long total(LatencyBuckets buckets) {
        return buckets.counts().stream().mapToLong(Long::longValue).sum();
    }

    private static long last(List<Long> list) {
        return list.get(list.size() - 1);
    }
}
