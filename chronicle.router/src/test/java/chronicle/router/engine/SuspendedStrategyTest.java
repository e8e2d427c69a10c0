package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.bus.LeaseJudge;
import chronicle.bus.LeaseJudge.Verdict;
import chronicle.bus.StrategyId;
import chronicle.router.LaneState;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that stands still for longer than its lease, beside one that was killed. */
@EnabledOnOs(OS.LINUX)
final class SuspendedStrategyTest {

    private static final List<String> SMALL = List.of("-Xmx64m", "-XX:+UseSerialGC");
    private static final long TTL_MS = 300;

    @TempDir(factory = MemoryFolder.class)
    Path root;

    private final Map<StrategyId, AtomicLong> next = new ConcurrentHashMap<>();

    @Test
    void suspendedOneStaysLiveAndGoesOnByItselfWhileAKilledOneIsStale() {
        try (RouterFixture fixture = new RouterFixture(root);
                ChildJvm sleeper = start("sleeper");
                ChildJvm victim = start("victim")) {
            fixture.handler(
                    0,
                    (order, reply) -> {
                        AtomicLong expected =
                                next.computeIfAbsent(order.strategy(), id -> new AtomicLong());
                        if (!expected.compareAndSet(order.seq(), order.seq() + 1)) {
                            throw new IllegalStateException(
                                    order.strategy() + " seq " + order.seq() + " not " + expected);
                        }
                    });
            Router router =
                    fixture.start(
                            fixture.settings()
                                    .withAttach(
                                            AttachPolicy.DEFAULTS.withOwnerCheck(
                                                    Duration.ofMillis(20))));
            Await.until("both flow", () -> handled("sleeper") > 10 && handled("victim") > 10);

            sleeper.suspend();
            LeaseJudge judge = new LeaseJudge(fixture.queues);
            Path ordersOut = fixture.bus.endpoints(new StrategyId("sleeper")).ordersOut();
            Await.until(
                    "its lease is over",
                    () -> judge.judge(ordersOut) == Verdict.EXPIRED_OWNER_ALIVE);
            // Killed now, so its lease is over later: the router has looked at both by then.
            victim.kill();
            Await.until(
                    "the killed one is stale",
                    () -> fixture.lane(router, "victim").state() == LaneState.STALE);
            long before = handled("sleeper");
            assertEquals(LaneState.LIVE, fixture.lane(router, "sleeper").state());

            sleeper.resume();
            Await.until("it goes on", () -> handled("sleeper") > before + 10);
            assertEquals(
                    List.of("ATTACHING it is on the bus", "LIVE its queues are open"),
                    fixture.recorder.laneOf("sleeper"));

            long stale = handled("victim");
            try (ChildJvm successor = start("victim")) {
                Await.until("another takes over", () -> handled("victim") > stale + 10);
                Await.until(
                        "its lane is live",
                        () -> fixture.lane(router, "victim").state() == LaneState.LIVE);
                successor.kill();
            }
            assertEquals(List.of(), fixture.recorder.problems("strategy="));
        }
    }

    private long handled(String strategy) {
        AtomicLong count = next.get(new StrategyId(strategy));
        return count == null ? 0 : count.get();
    }

    private ChildJvm start(String name) {
        return ChildJvm.start(
                SMALL, TickingStrategy.class, root.toString(), name, Long.toString(TTL_MS));
    }
}
