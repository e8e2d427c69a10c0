package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
}
