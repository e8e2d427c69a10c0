package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusException;
import chronicle.bus.StrategyId;
import chronicle.core.QueueException;
import chronicle.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The parts that the loops are made of. */
final class SmallPartsTest {

    @Test
    void pausesDoubleUpToTheLimitAndBeginAnewAfterASuccess() {
        Backoff pauses = new Backoff(100, 350);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            millis.add(TimeUnit.NANOSECONDS.toMillis(pauses.next()));
        }
        assertEquals(List.of(100L, 200L, 350L, 350L), millis);
        pauses.reset();
        assertEquals(100, TimeUnit.NANOSECONDS.toMillis(pauses.next()));
    }

    @Test
    void reasonsAreNewOnceUntilReset() {
        Once once = new Once();
        assertTrue(once.isNew("a"));
        assertFalse(once.isNew("a"));
        once.reset();
        assertTrue(once.isNew("a"));
    }

    @Test
    void whatWasThereTheLastTimeIsNotTold() {
        Once once = new Once();
        List<String> told = new ArrayList<>();
        once.tellNew(List.of("a", "b"), told::add);
        once.tellNew(List.of("b", "c"), told::add);
        once.tellNew(List.of(), told::add);
        once.tellNew(List.of("b"), told::add);
        assertEquals(List.of("a", "b", "c", "b"), told);
    }

    @Test
    void theFirstOfAKindIsSaidAtOnceAndThenOneInTenSeconds() {
        Seldom seldom = new Seldom();
        long start = Long.MAX_VALUE;
        assertEquals(1, seldom.count("a", start));
        assertEquals(0, seldom.count("a", start + 1));
        assertEquals(0, seldom.count("a", start + Seldom.AGAIN_NS - 1));
        assertEquals(3, seldom.count("a", start + Seldom.AGAIN_NS));
        assertEquals(0, seldom.count("a", start + Seldom.AGAIN_NS + 1));
        assertEquals(2, seldom.count("b", start + Seldom.AGAIN_NS + 2));
    }

    @Test
    void retriesComeAFewAtATimeAndTheLongestWaitingFirst() {
        Retries retries = new Retries();
        AttachPolicy soon = AttachPolicy.DEFAULTS.withRetry(Duration.ofMillis(1));
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Slot slot = new Slot(new StrategyId("s" + i), soon);
            slots.add(slot);
            retries.later(slot);
        }
        Await.until("all are due", () -> retries.until(Long.MAX_VALUE) == 0);
        Await.until("the first few", () -> retries.due().equals(slots.subList(0, 32)));
        for (Slot slot : slots.subList(0, 32)) {
            assertTrue(retries.remove(slot));
        }
        Await.until("the rest", () -> retries.due().equals(slots.subList(32, 40)));
        slots.subList(32, 40).forEach(retries::remove);
        assertEquals(List.of(), retries.due());
        assertEquals(7, retries.until(7));
    }

    @Test
    void whatMayPassIsToldFromWhatStays() {
        for (QueueException.Category category : QueueException.Category.values()) {
            boolean stays =
                    Set.of(
                                    QueueException.Category.CORRUPT,
                                    QueueException.Category.UNSUPPORTED,
                                    QueueException.Category.SEGMENT_GONE,
                                    QueueException.Category.INVALID_ARGUMENT)
                            .contains(category);
            LaneFault fault = LaneFault.of(new QueueException(category, "x"));
            boolean held = category == QueueException.Category.LOCKED;
            assertEquals(new LaneFault("x", !stays, held, -1), fault, category::name);
        }
        assertFalse(LaneFault.of(new BusException(BusException.Category.UNSAFE, "x")).mayPass());
        assertTrue(LaneFault.of(new BusException(BusException.Category.IO, "x")).mayPass());
        assertTrue(LaneFault.of(new OutOfMemoryError()).mayPass());
        assertFalse(LaneFault.refused("x", 5).mayPass());
    }

    @Test
    void servicesAreOrderedByRankAndASnapshotStays() {
        RankedServices<String> services = new RankedServices<>(String[]::new);
        services.put(RouterFixture.rank(1), "low");
        services.put(RouterFixture.rank(3), "high");
        String[] before = services.snapshot();
        services.put(RouterFixture.rank(2), "middle");
        services.remove(RouterFixture.rank(3));
        assertArrayEquals(new String[] {"high", "low"}, before);
        assertArrayEquals(new String[] {"middle", "low"}, services.snapshot());
    }

    @Test
    void consoleSaysTheAgreedLinesAndNothingWhenSwitchedOff() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ConsoleReporter console =
                new ConsoleReporter(new PrintStream(bytes, false, StandardCharsets.UTF_8), true);
        console.routerUp(Path.of("/bus"), "inotify");
        console.strategyAdded(new StrategyId("alpha"));
        console.strategyRemoved(new StrategyId("alpha"));
        console.watcherChanged("poll");
        console.problem("goes to the log");
        console.enabled(false);
        console.watcherChanged("none");
        assertEquals(
                List.of(
                        "router up bus=/bus watcher=inotify",
                        "added alpha",
                        "removed alpha",
                        "watcher poll"),
                bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void handlersSayTheirWishesByPropertiesOfTheirService() {
        assertNull(HandlerWish.parse(Map.of("service.id", 7L)));
        HandlerPolicy routers = HandlerPolicy.DEFAULTS;
        HandlerPolicy skipping = HandlerWish.parse(Map.of("handler_failure", "skip")).over(routers);
        assertEquals(HandlerPolicy.Failure.SKIP, skipping.failure());
        assertEquals(routers.retries(), skipping.retries());
        HandlerPolicy twice = HandlerWish.parse(Map.of("handler_retries", 2)).over(routers);
        assertEquals(routers.withRetries(2, routers.retryPause()), twice);
        assertEquals(
                "chronicle.router cannot use handler_retries=often, valid is a whole number",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> HandlerWish.parse(Map.of("handler_retries", "often")))
                        .getMessage());
    }
}
