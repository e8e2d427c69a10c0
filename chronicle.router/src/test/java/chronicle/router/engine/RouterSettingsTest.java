package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.Ordering;
import chronicle.core.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class RouterSettingsTest {

    private static RouterSettings parse(String bus, long rescanMs, long retryMs, String idle) {
        return RouterSettings.parse(bus, "router", rescanMs, 5000)
                .withAttach(AttachPolicy.parse(retryMs, 10_000, 10))
                .withData(DataPolicy.parse(idle, 50));
    }

    @Test
    void takesWhatIsValid() {
        RouterSettings settings = parse("/bus/../bus", 7, 9, "spin");
        assertEquals("/bus", settings.bus().root().toString());
        assertEquals(Duration.ofMillis(7), settings.rescanInterval());
        assertEquals(IdleMode.SPIN, settings.data().idle());
    }

    @Test
    void refusalsNameKeyValueAndRange() {
        assertEquals(
                "chronicle.router cannot use bus=x, valid is an absolute path",
                refusal("x", 1, 1, "park"));
        assertEquals(
                "chronicle.router cannot use rescan_interval_ms=-5, valid is 1 to 86400000"
                        + " milliseconds",
                refusal("/x", -5, 1, "park"));
        assertEquals(
                "chronicle.router cannot use attach_retry_ms=10001, valid is 1 to 10000"
                        + " milliseconds",
                refusal("/x", 1, 10_001, "park"));
        assertEquals(
                "chronicle.router cannot use idle=PARK, valid is park, spin or sleep",
                refusal("/x", 1, 1, "PARK"));
        assertEquals(
                "chronicle.router cannot use idle_spin_us=1000001, valid is 0 to 1000000"
                        + " microseconds",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DataPolicy.parse("park", 1_000_001))
                        .getMessage());
        assertEquals(
                "chronicle.router cannot use ordering=time, valid is timestamp or round_robin",
                orderRefusal("time", 0));
        assertEquals(
                "chronicle.router cannot use order_wait_us=-1, valid is 0 to 1000000 microseconds",
                orderRefusal("timestamp", -1));
        assertEquals(
                "chronicle.router cannot use order_wait_us=5, valid is 0 unless ordering=timestamp",
                orderRefusal("round_robin", 5));
        assertEquals(
                "chronicle.router cannot use attach_retry_max_ms=4, valid is 5 to 3600000"
                        + " milliseconds",
                assertThrows(IllegalArgumentException.class, () -> AttachPolicy.parse(5, 4, 10))
                        .getMessage());
    }

    @Test
    void busAboveALinkThatLeadsNowhereIsRefused(@TempDir Path temp) throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("nothing"));
        String refused = refusal(link + "/../bus", 1, 1, "park");
        assertTrue(
                refused.startsWith("chronicle.router cannot use bus=" + link + "/../bus, valid is"),
                refused);
        assertTrue(refused.endsWith("reason=\"does not exist\""), refused);
    }

    @Test
    void orderIsTakenAndNeedsAnotherMerge() {
        RouterSettings settings = parse("/x", 1, 1, "park");
        RouterSettings waiting = settings.withData(DataPolicy.DEFAULTS.withOrder("timestamp", 20));
        assertEquals(20_000, waiting.data().order().orderWaitNs());
        assertFalse(settings.sameQueues(waiting));
        RouterSettings turns = settings.withData(DataPolicy.DEFAULTS.withOrder("round_robin", 0));
        assertEquals(Ordering.ROUND_ROBIN, turns.data().order().ordering());
        assertFalse(settings.sameQueues(turns));
    }

    @Test
    void howOftenPositionsAreStoredIsTakenAndKeptBesideAnOrder() {
        DataPolicy rarely = DataPolicy.DEFAULTS.withStoreEvery(7).withOrder("round_robin", 0);
        assertEquals(7, rarely.order().storeEvery());
        assertEquals(Ordering.ROUND_ROBIN, rarely.withStoreEvery(0).order().ordering());
        assertEquals(0, rarely.withStoreEvery(0).order().storeEvery());
        assertEquals(
                "chronicle.router cannot use store_every_orders=-1, valid is 0 to 1048576 orders",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DataPolicy.DEFAULTS.withStoreEvery(-1))
                        .getMessage());
    }

    private static String orderRefusal(String ordering, long waitUs) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> DataPolicy.DEFAULTS.withOrder(ordering, waitUs))
                .getMessage();
    }

    private static String refusal(String bus, long rescanMs, long retryMs, String idle) {
        return assertThrows(
                        IllegalArgumentException.class, () -> parse(bus, rescanMs, retryMs, idle))
                .getMessage();
    }

    @Test
    void onlyQueueSettingsNeedARouterMadeAnew() {
        RouterSettings settings = parse("/x", 1, 1, "park");
        assertTrue(settings.sameQueues(parse("/x", 2, 2, "spin")));
        assertFalse(settings.sameQueues(parse("/y", 1, 1, "park")));
    }

    @Test
    void handlersThatFailAndFullQueuesAreSaidByWords() {
        assertEquals(
                new HandlerPolicy(
                        HandlerPolicy.Failure.SKIP, 3, Duration.ofMillis(7), Duration.ZERO),
                HandlerPolicy.parse("skip", 3, 7, 0));
        assertEquals(
                "chronicle.router cannot use handler_failure=stop, valid is retry or skip",
                message(() -> HandlerPolicy.parse("stop", 3, 7, 0)));
        assertEquals(
                "chronicle.router cannot use handler_retries=-1, valid is 0 to 1000000",
                message(() -> HandlerPolicy.parse("retry", -1, 7, 0)));
        assertEquals(
                "chronicle.router cannot use reply_full=wait, valid is drop or block",
                message(() -> ReplyPolicy.parse(4096, false, "wait", 0)));
        assertEquals(
                "chronicle.router cannot use reply_limit=-1, valid is 0 for no limit, or a number"
                        + " of bytes",
                message(() -> ReplyPolicy.parse(4096, false, "drop", -1)));
    }

    @Test
    void limitOfRepliesIsInWholeSegmentsAndAtLeastTwo() {
        assertEquals(5, segments(ReplyPolicy.parse(4096, false, "drop", 24_000)));
        assertEquals(2, segments(ReplyPolicy.parse(4096, false, "block", 1)));
        assertEquals(0, segments(ReplyPolicy.parse(4096, false, "block", 0)));
        assertEquals(Retention.KEEP_ALL, ReplyPolicy.parse(4096, true, "block", 1).retention());
    }

    private static int segments(ReplyPolicy policy) {
        return policy.retention().segmentLimit(4096);
    }

    @Test
    void cleanUpIsTakenAtOnceAndOwnersNeedLanesMadeAnew() {
        RouterSettings settings = parse("/x", 1, 1, "park");
        assertTrue(settings.sameQueues(settings.withCleanup(CleanupPolicy.parse(1))));
        assertFalse(settings.sameQueues(settings.withAccess(AccessPolicy.parse("root"))));
        assertEquals(
                "chronicle.router cannot use reply_cleanup_ms=-1, valid is 0 to 2592000000"
                        + " milliseconds",
                message(() -> CleanupPolicy.parse(-1)));
    }

    private static String message(Executable parsing) {
        return assertThrows(IllegalArgumentException.class, parsing).getMessage();
    }
}
