package chronicle.bench.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bench.peer.Peer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The router's roles, strategies and router in one JVM. */
@Timeout(120)
class RouterRolesTest {

    @TempDir Path directory;

    private final Results results = new Results();

    @Test
    void eachOrderIsAckedAndTimed() throws Exception {
        playTogether(
                Role.TRADE_PACED,
                Role.ROUTE_PACED,
                Map.of("rate", 20_000L, "warmup", 100L, "messages", 1_000L));
        results.has("order.p50", "order.p99", "order.p99.9", "order.max");
        results.has("ack.p50", "ack.p99", "ack.p99.9", "ack.max");
        // Both are rounded to three digits, and are the same where whatever is measured is late.
        assertTrue(results.get("ack.p50") >= results.get("order.p50"), "" + results);
    }

    @Test
    void aFloodIsTakenWhole() throws Exception {
        playTogether(
                Role.TRADE_FLAT_OUT,
                Role.ROUTE_FLAT_OUT,
                Map.of("strategies", 2L, "warmup", 100L, "messages", 2_000L));
        assertTrue(results.get("flood.rate") > 0, "" + results);
    }

    @Test
    void newcomersAreAttachedUnderTheFlow() throws Exception {
        playTogether(
                Role.TRADE_AMONG_NEWCOMERS,
                Role.ROUTE_GAPS,
                Map.of(
                        "rate", 100_000L,
                        "warmup", 1_000L,
                        "messages", 10_000L,
                        "newcomers", 3L,
                        "every_ms", 10L));
        assertTrue(results.get("among.longest") >= results.get("among.own"), "" + results);
        assertTrue(results.get("alone.own") > 0, "" + results);
    }

    @Test
    void allAreAttachedAndAgain() throws Exception {
        playTogether(Role.STAY_READY, Role.ATTACH_ALL, silent(5, 0));
        assertTrue(results.get("attach.first") > 0, "" + results);
        results.has("attach.again", "attach.faults");
    }

    @Test
    void whatIsHeldIsGivenBack() throws Exception {
        playTogether(Role.STAY_READY, Role.STAY_ATTACHED, silent(5, 0));
        assertEquals(10, results.get("held.segments"));
        assertTrue(results.get("held.descriptors") >= 10, "" + results);
        assertEquals(0, results.get("left.mapped"));
        results.has("left.heap", "left.descriptors");
    }

    @Test
    void singleOrdersWakeAnIdleRouter() throws Exception {
        playTogether(Role.STAY_READY, Role.ROUTE_IDLE, silent(5, 7));
        results.has("quiet.cpu", "quiet.compilers", "quiet.wakeups", "wake.p99");
        assertTrue(results.get("wake.p50") > 0, "" + results);
    }

    private static Map<String, Long> silent(long strategies, long later) {
        return Map.of(
                "strategies",
                strategies,
                "settle_s",
                0L,
                "seconds",
                1L,
                "early",
                2 * later,
                "later",
                later,
                "pause_ms",
                1L);
    }

    private void playTogether(Role strategies, Role router, Map<String, Long> numbers)
            throws Exception {
        CountDownLatch made = new CountDownLatch(1);
        CountDownLatch attached = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(1);
        try {
            Future<?> sending =
                    threads.submit(
                            () -> {
                                play(strategies, numbers, results.ordered(made, attached, done));
                                return null;
                            });
            made.await();
            play(
                    router,
                    numbers,
                    results.ordered(attached, new CountDownLatch(0), new CountDownLatch(0)));
            done.countDown();
            sending.get();
        } finally {
            done.countDown();
            threads.shutdownNow();
        }
    }

    private void play(Role role, Map<String, Long> numbers, Parent parent) throws Exception {
        role.play(new RoleArguments(role, Peer.OURS, directory.resolve("data"), numbers), parent);
    }
}
