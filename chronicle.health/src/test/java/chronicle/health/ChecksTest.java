package chronicle.health;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.discovery.DiscoveryStats;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.router.HandlerStall;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.OtherRouter;
import chronicle.router.RouterStatus;
import chronicle.testkit.Answers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.ResultLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each check says of a router that is well, and of one that is not. */
final class ChecksTest {

    private static final Limits LIMITS = new Limits(1_000, 5_000, 2, 1);

    @TempDir Path bus;
    private final Map<String, Object> answers = new HashMap<>();
    private final List<RouterStatus> routers =
            new ArrayList<>(List.of(Answers.of(RouterStatus.class, answers)));

    private Result execute(String name, Limits limits) {
        answers.putIfAbsent("bus", bus);
        answers.putIfAbsent("discovery", health(State.EVENTS, ""));
        answers.putIfAbsent("stall", Optional.empty());
        answers.putIfAbsent("otherRouter", Optional.empty());
        answers.putIfAbsent("handlers", 1);
        answers.putIfAbsent("lanes", List.of(lane("good", LaneState.LIVE, 100)));
        NamedCheck check =
                Checks.ALL.stream()
                        .filter(each -> each.name().equals("Chronicle " + name))
                        .findFirst()
                        .orElseThrow();
        return new RoutersCheck(check, routers, () -> limits).execute();
    }

    private Result execute(String name) {
        return execute(name, LIMITS);
    }

    private static String words(Result result) {
        StringBuilder words = new StringBuilder();
        for (ResultLog.Entry entry : result) {
            words.append(entry.getStatus()).append(' ').append(entry.getMessage()).append('\n');
        }
        return words.toString();
    }

    @Test
    void allIsWellOfARouterThatIsWell() {
        for (NamedCheck check : Checks.ALL) {
            Result result = execute(check.name().substring("Chronicle ".length()));
            assertEquals(Status.OK, result.getStatus(), () -> words(result));
            assertTrue(words(result).startsWith("OK bus=" + bus + ": "), () -> words(result));
        }
    }

    @Test
    void withoutARouterEveryCheckSaysHowToHaveOne() {
        routers.clear();
        for (NamedCheck check : Checks.ALL) {
            Result result = execute(check.name().substring("Chronicle ".length()));
            assertEquals(Status.TEMPORARILY_UNAVAILABLE, result.getStatus());
            assertTrue(words(result).contains("configuration with the key bus"));
        }
    }

    @Test
    void watcherThatScansByDesignIsWell() {
        answers.put("discovery", health(State.SCANNING, ""));
        assertEquals(Status.OK, execute("watcher").getStatus());
    }

    @Test
    void watcherThatLacksEventsIsAWarningWithTheReason() {
        answers.put("discovery", health(State.DEGRADED, "max_user_watches is 8, raise it"));
        Result result = execute("watcher");
        assertEquals(Status.WARN, result.getStatus());
        assertTrue(words(result).contains("max_user_watches is 8, raise it"), words(result));
    }

    @Test
    void noWatcherIsCriticalAndNamesThoseThatThereAre() {
        answers.put("discovery", health(State.BLIND, "none is there"));
        Result result = execute("watcher");
        assertEquals(Status.CRITICAL, result.getStatus());
        assertTrue(words(result).contains("chronicle.discovery.linux"), words(result));
    }

    @Test
    void handlerThatDoesNotReturnIsCriticalWithItsOrder() {
        answers.put(
                "stall",
                Optional.of(
                        new HandlerStall("com.example.Slow", new StrategyId("alpha"), 12, 1_000)));
        Result result = execute("handlers");
        assertEquals(Status.CRITICAL, result.getStatus());
        assertTrue(words(result).contains("com.example.Slow"), words(result));
        assertTrue(words(result).contains("strategy=alpha seq=12"), words(result));
    }

    @Test
    void blockedLaneIsAWarningWithSinceWhenAndWhatToDo() {
        answers.put("lanes", List.of(lane("deaf", LaneState.BLOCKED, 100)));
        Result result = execute("lanes");
        assertEquals(Status.WARN, result.getStatus());
        assertTrue(words(result).contains("strategy deaf is blocked, its orders have waited for "));
        assertTrue(words(result).contains("Have it read its replies"), words(result));
    }

    @Test
    void otherRouterOfTheBusIsAWarningWithItsHolder() {
        answers.put("otherRouter", Optional.of(new OtherRouter("process 12", 3, 1_000)));
        Result result = execute("lanes");
        assertEquals(Status.WARN, result.getStatus());
        assertTrue(words(result).contains("has had 3 of its strategies for "), words(result));
        assertTrue(words(result).contains("process 12. Stop one of the two"), words(result));
        assertEquals(1, words(result).lines().count(), words(result));
    }

    @Test
    void noHandlerIsCritical() {
        answers.put("handlers", 0);
        Result result = execute("handlers");
        assertEquals(Status.CRITICAL, result.getStatus());
        assertTrue(words(result).contains("OrderHandler"), words(result));
    }

    @Test
    void quarantinedLanesAreNamedAndNotAllOfAThousand() {
        List<LaneStatus> lanes = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            lanes.add(lane("s" + i, LaneState.QUARANTINED, -1));
        }
        answers.put("lanes", lanes);
        Result result = execute("lanes");
        assertEquals(Status.WARN, result.getStatus());
        assertTrue(words(result).contains("strategy s0 is quarantined"), words(result));
        assertTrue(words(result).contains("because of s0"), words(result));
        assertTrue(words(result).contains("990 more"), words(result));
        assertFalse(words(result).contains("strategy s10 "), words(result));
    }

    @Test
    void deadOwnersAreNamedWithTheirMarker() {
        answers.put("lanes", List.of(lane("gone", LaneState.STALE, 0)));
        Result result = execute("owners");
        assertEquals(Status.WARN, result.getStatus());
        assertTrue(words(result).contains("orders/queue/gone/orders_out/READY"), words(result));
    }

    @Test
    void lagIsAWarningThenCriticalAndTheFurthestBehindComesFirst() {
        answers.put(
                "lanes",
                List.of(lane("slow", LaneState.LIVE, 1_001), lane("good", LaneState.LIVE, 1_000)));
        Result result = execute("lag");
        assertEquals(Status.WARN, result.getStatus());
        assertTrue(words(result).contains("lag_warn_bytes=1000"), words(result));
        assertFalse(words(result).contains("strategy good"), words(result));

        answers.put(
                "lanes",
                List.of(lane("slow", LaneState.LIVE, 1_001), lane("worse", LaneState.LIVE, 9_000)));
        Result worse = execute("lag");
        assertEquals(Status.CRITICAL, worse.getStatus());
        assertTrue(words(worse).startsWith("CRITICAL bus=" + bus + ": strategy worse"));
        assertTrue(words(worse).contains("lag_critical_bytes=5000"), words(worse));
    }

    @Test
    void littleSpaceIsAWarningThenCritical() {
        assertEquals(Status.WARN, execute("disk", new Limits(1, 1, Long.MAX_VALUE, 1)).getStatus());
        Result result = execute("disk", new Limits(1, 1, Long.MAX_VALUE, Long.MAX_VALUE));
        assertEquals(Status.CRITICAL, result.getStatus());
        assertTrue(words(result).contains("disk_critical_bytes="), words(result));
        answers.put("bus", bus.resolve("not/there/yet"));
        assertEquals(Status.OK, execute("disk").getStatus());
    }

    @Test
    void worstOfSeveralRoutersCounts() {
        Map<String, Object> other = new HashMap<>();
        other.put("bus", bus.resolve("other"));
        other.put("discovery", health(State.BLIND, "none is there"));
        routers.add(Answers.of(RouterStatus.class, other));
        assertEquals(Status.CRITICAL, execute("watcher").getStatus());
    }

    @Test
    void everyCheckHasANameAndTagsOfItsOwn() {
        Set<Object> names = new HashSet<>();
        Set<String> tags = new HashSet<>();
        for (NamedCheck check : Checks.ALL) {
            Map<String, Object> properties = check.properties(new String[] {"chronicle", "more"});
            names.add(properties.get(HealthCheck.NAME));
            String[] own = (String[]) properties.get(HealthCheck.TAGS);
            assertArrayEquals(new String[] {"chronicle", "more", check.tag()}, own);
            tags.add(check.tag());
        }
        assertEquals(Checks.ALL.size(), names.size());
        assertEquals(Checks.ALL.size(), tags.size());
    }

    @Test
    void limitsThatCannotBeUsedAreRefusedBySentence() {
        assertEquals(
                "chronicle.health cannot use lag_critical_bytes=5, valid is lag_warn_bytes or more",
                refused(10L, 5L, 2L, 1L));
        assertEquals(
                "chronicle.health cannot use disk_critical_bytes=3, valid is disk_warn_bytes or"
                        + " less",
                refused(1L, 5L, 2L, 3L));
        assertEquals(
                "chronicle.health cannot use lag_warn_bytes=-1, valid is 0 or more",
                refused(-1L, 5L, 2L, 1L));
        assertEquals(LIMITS, Limits.read(config(1_000, 5_000, 2, 1), Map.of()));
    }

    private static String refused(long... limits) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                Limits.read(
                                        config(limits[0], limits[1], limits[2], limits[3]),
                                        Map.of()))
                .getMessage();
    }

    private static HealthConfiguration config(
            long lagWarn, long lagCritical, long diskWarn, long diskCritical) {
        return Answers.of(
                HealthConfiguration.class,
                Map.of(
                        "lag__warn__bytes", lagWarn,
                        "lag__critical__bytes", lagCritical,
                        "disk__warn__bytes", diskWarn,
                        "disk__critical__bytes", diskCritical));
    }

    private static LaneStatus lane(String name, LaneState state, long lag) {
        return new LaneStatus(
                new StrategyId(name), state, "because of " + name, 0, 1, 1, 0, 0, 0, 0, lag, 5);
    }

    private static DiscoveryHealth health(State state, String reason) {
        return new DiscoveryHealth(
                state,
                Cause.NONE,
                "inotify",
                reason,
                Instant.EPOCH,
                Optional.empty(),
                new DiscoveryStats(0, 0, 0, 0, 0, 0, 0, 0));
    }
}
