package chronicle.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.testkit.Await;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventFollowTest {

    private static final Path BUS = Path.of("/bus");

    private final EventFollow follow = new EventFollow(BUS);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final List<LaneEvent> events =
            new FakeRouter("/bus")
                    .event("a", LaneState.DETACHED, LaneState.ATTACHING, "first")
                    .event("a", LaneState.ATTACHING, LaneState.LIVE, "second")
                    .event("a", LaneState.LIVE, LaneState.STALE, "third")
                    .events();

    private void hear(Path bus, LaneEvent event) {
        follow.hear(bus, listener -> listener.laneChanged(event));
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Thread print(List<LaneEvent> known) {
        Thread thread = new Thread(() -> follow.print(known, out), "follow");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void assertEnds(Thread thread) throws InterruptedException {
        thread.join(30_000);
        assertFalse(thread.isAlive());
    }

    @Test
    void tellsWhatIsNewOfItsRouterOnceUntilItIsInterrupted() throws Exception {
        hear(BUS, events.get(1));
        Thread thread = print(events.subList(0, 2));
        hear(Path.of("/other"), events.get(0));
        hear(BUS, events.get(2));
        follow.hear(BUS, listener -> listener.watcherChanged("poll"));
        follow.hear(BUS, listener -> listener.problem("something is wrong"));
        Await.until("told", () -> told().contains("something is wrong"), this::told);
        assertFalse(told().contains("first") || told().contains("second"), told());
        assertEquals(3, told().lines().count(), told());
        assertTrue(told().contains("WATCHER  poll"), told());
        thread.interrupt();
        assertEnds(thread);
    }

    @Test
    void endsWhenItsBundleStops() throws Exception {
        Thread thread = print(List.of());
        follow.end();
        assertEnds(thread);
    }

    @Test
    void saysWhenNewsCameFasterThanTheyWereRead() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            hear(BUS, events.get(2));
        }
        Thread thread = print(List.of());
        Await.until("told", () -> told().lines().count() >= 4_097);
        assertTrue(told().startsWith("some events were not told"), told().substring(0, 80));
        follow.end();
        assertEnds(thread);
    }
}
