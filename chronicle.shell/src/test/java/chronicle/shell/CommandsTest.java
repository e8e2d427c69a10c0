package chronicle.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import chronicle.router.HandlerStall;
import chronicle.router.LaneState;
import chronicle.router.OtherRouter;
import chronicle.tools.text.Columns;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of routers that stand in some way or other. */
final class CommandsTest {

    private final Routers routers = new Routers();
    private final LookCommands look = new LookCommands(routers, () -> FakeRouter.NOW);
    private final ActCommands act = new ActCommands(routers);

    private FakeRouter router(long service, String bus) {
        FakeRouter router = new FakeRouter(bus);
        routers.put(service, router.shell());
        return router;
    }

    private static String refusal(Executable command) {
        return assertThrows(ShellException.class, command).getMessage();
    }

    private static void assertFits(String text) {
        text.lines().forEach(line -> assertTrue(Columns.of(line) <= Table.WIDTH, line));
    }

    @Test
    void withoutARouterEachSaysWhatIsMissing() {
        List<Executable> commands =
                List.of(
                        () -> look.status(""),
                        () -> look.lanes("", ""),
                        () -> look.lanes("/bus", ""),
                        () -> look.lane("", "alpha"),
                        () -> look.watcher("", new WatchLimits()),
                        () -> act.swap("", "poll"),
                        () -> act.resume("", "alpha"));
        for (Executable command : commands) {
            assertTrue(refusal(command).startsWith("no router runs in this container"));
        }
    }

    @Test
    void ofSeveralRoutersOneIsChosenByTheEndOfItsBus() {
        router(1, "/srv/paper/bus").lane("alpha", LaneState.LIVE, 0, "open");
        router(2, "/srv/live/bus").lane("beta", LaneState.LIVE, 0, "open");
        assertEquals(
                "there are several routers, choose one with --bus:\n"
                        + "  --bus /srv/live/bus\n"
                        + "  --bus /srv/paper/bus",
                refusal(() -> look.lanes("", "")));
        assertTrue(look.lanes("live/bus", "").contains("beta"));
        assertTrue(look.lanes("/srv/paper/bus/", "").contains("alpha"));
        assertTrue(refusal(() -> look.lanes("bus", "")).startsWith("several routers fit"));
        assertTrue(refusal(() -> look.lanes("/srv/l", "")).contains("bus=/srv/l, there are"));
        String both = look.status("");
        assertTrue(both.contains("/srv/live/bus") && both.contains("/srv/paper/bus"), both);
        routers.remove(1);
        assertTrue(look.lanes("", "").contains("beta"), "there is one now");
    }

    @Test
    void ofTwoRoutersOnOneBusTheOneIsMeantThatServesIt() {
        router(1, "/bus").otherRouter = Optional.of(new OtherRouter("process 12", 1, 1));
        router(2, "/bus").lane("alpha", LaneState.LIVE, 0, "open");
        assertTrue(look.lanes("", "").contains("alpha"));
        assertTrue(look.lanes("/bus", "").contains("alpha"));
    }

    @Test
    void statusSaysAtAGlanceHowARouterStands() {
        FakeRouter router = router(1, "/bus");
        router.lane("a", LaneState.LIVE, 0, "open").lane("b", LaneState.STALE, 0, "dead");
        router.preferred = "jdk";
        long since = FakeRouter.NOW_NS - 2_000_000_000L;
        router.stall = Optional.of(new HandlerStall("Slow", new StrategyId("a"), 7, since));
        router.otherRouter = Optional.of(new OtherRouter("process 12", 3, since));
        assertEquals(
                """
                bus             /bus
                watcher         inotify, while jdk is preferred and not there
                discovery       EVENTS for 5.0s
                lanes           2: 1 LIVE, 1 STALE
                handlers        0, orders wait until there is one
                orders          1000
                replies         999
                order latency   p50 1.0us, p99 3.0us, p99.9 4.0us, longest 5.0ms
                attach latency  not measured yet
                problems        2 so far, each is a line of the log
                another router  holds 3 strategies of this bus for 2.0s, stop one of the two: process 12
                stalled         Slow has order 7 of a for 2.0s, all strategies wait for it\
                """,
                look.status(""));
    }

    @Test
    void lanesStandWorstFirstAndFitHoweverLongTheirNamesAre() {
        FakeRouter router = router(1, "/bus");
        router.lane("calm", LaneState.LIVE, 0, "its queues are open");
        router.lane("behind", LaneState.LIVE, 3 << 20, "its queues are open");
        router.lane("s".repeat(128), LaneState.QUARANTINED, -1, "corrupt ".repeat(50));
        String table = look.lanes("", "");
        assertFits(table);
        String[] lines = table.split("\n");
        assertTrue(lines[1].matches("s+…  QUARANTINED  1m30s +1000 +- +- +2  corrupt.*…"), table);
        assertTrue(lines[2].matches("behind +LIVE +1m30s +1000 +- +3.0MiB +2  .*"), table);
        assertTrue(lines[3].startsWith("calm"), table);
        assertEquals(2, look.lanes("", "quarantined").lines().count());
        assertEquals("no lanes are STALE on /bus", look.lanes("", "stale"));
        assertTrue(refusal(() -> look.lanes("", "dead")).contains("state=dead, give one of ATT"));
    }

    @Test
    void oneLaneIsShownWithAllOfItsReasonAndItsLastEvents() {
        FakeRouter router = router(1, "/bus");
        router.lane("alpha", LaneState.QUARANTINED, 10, "corrupt ".repeat(50));
        router.lane("beta", LaneState.LIVE, 0, "open");
        router.event("beta", LaneState.ATTACHING, LaneState.LIVE, "of another");
        for (int i = 0; i < 12; i++) {
            router.event("alpha", LaneState.ATTACHING, LaneState.LIVE, "reason " + i + ".");
        }
        String text = look.lane("", "alpha");
        assertFits(text);
        assertEquals(50, text.split("corrupt").length - 1);
        assertFalse(text.contains("of another") || text.contains("reason 1."), text);
        assertTrue(text.contains("2026-01-31T10:00:00Z LIVE: reason 11."), text);
        assertEquals(
                "no such strategy: name=gamma bus=/bus, there are alpha, beta",
                refusal(() -> look.lane("", "gamma")));
        for (int i = 0; i < 20; i++) {
            router.lane("s" + i, LaneState.LIVE, 0, "open");
        }
        assertTrue(refusal(() -> look.lane("", "g")).endsWith(", s7 and 12 more"));
    }

    @Test
    void eventsAreLinesThatFit() {
        FakeRouter router = router(1, "/bus");
        router.event("s".repeat(128), LaneState.LIVE, LaneState.STALE, "gone ".repeat(40));
        router.event("b", LaneState.STALE, LaneState.DETACHED, "still\ngone");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        LookCommands.events(router.events(), 50, out);
        String all = bytes.toString(StandardCharsets.UTF_8);
        assertFits(all);
        String[] lines = all.split(System.lineSeparator());
        assertTrue(lines[0].contains("…  LIVE>STALE  gone"), lines[0]);
        assertTrue(lines[1].endsWith("  STALE>DETACHED  still\\x0agone"), lines[1]);
        bytes.reset();
        LookCommands.events(router.events(), 1, out);
        assertEquals(1, bytes.toString(StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void watcherSaysWhyItIsNotBetterAndWhatTheLimitsAre(@TempDir Path proc) throws Exception {
        Files.writeString(proc.resolve("max_user_watches"), "10\n");
        router(1, "/bus").reason = "limit of 10 watches reached";
        String text = look.watcher("", new WatchLimits(proc));
        assertTrue(text.contains("DEGRADED for 5.0s: limit of 10 watches reached"), text);
        assertTrue(text.contains("9 events, 1 overflows, 7 places watched, 2 scanned"), text);
        assertTrue(text.contains("inotify, poll, the first that works is used"), text);
        assertTrue(text.contains("fs.inotify.max_user_watches=10 for each user"), text);
        assertFalse(text.contains("max_user_instances"), "which this system does not have");
    }

    @Test
    void swapSaysWhatIsUsedThen() {
        FakeRouter router = router(1, "/bus");
        assertEquals("watcher poll instead of inotify, poll is preferred", act.swap("", "poll"));
        assertEquals("poll, preferred by command", WatcherView.inUse(router));
        assertEquals("watcher inotify instead of poll, none is preferred", act.swap("", ""));
        assertEquals("no watcher has this name: x", refusal(() -> act.swap("", "x")));
    }

    @Test
    void commandsSayHowTheLaneStandsThen() {
        router(1, "/bus").lane("a", LaneState.LIVE, 0, "open");
        assertEquals("a is QUARANTINED: noisy", act.quarantine("", "a", "noisy"));
        assertEquals("a is LIVE: it is resumed", act.resume("", "a"));
        assertTrue(act.skip("", "a").startsWith("no order of it was given up yet"));
        List<Executable> commands =
                List.of(
                        () -> act.quarantine("", "b", "x"),
                        () -> act.resume("", "b"),
                        () -> act.skip("", "../a"));
        for (Executable command : commands) {
            assertTrue(refusal(command).startsWith("no such strategy: name="));
        }
    }

    @Test
    void onlyQueuesOfABusAreShown(@TempDir Path folder) throws Exception {
        Path bus = Files.createDirectories(folder.resolve("bus"));
        Path queue = Files.createDirectories(bus.resolve("orders/queue/a/orders_out"));
        Path outside = Files.createDirectories(folder.resolve("secret"));
        Files.createSymbolicLink(bus.resolve("link"), outside);
        router(1, bus.toString());
        BusPaths paths = new BusPaths(routers);
        assertEquals(queue.toRealPath(), paths.queue("", "orders/queue/a/orders_out"));
        assertEquals(queue.toRealPath(), paths.queue("", queue.toString()));
        for (String path : List.of(outside.toString(), "../secret", "link", "/")) {
            assertTrue(
                    refusal(() -> paths.queue("", path))
                            .startsWith("only queues of a router's bus are shown here: path="),
                    path);
        }
        // Before the other one by its path.
        router(2, folder.resolve("a-bus-that-is-not-there-yet").toString());
        assertEquals(queue.toRealPath(), paths.queue("", queue.toString()));
        routers.remove(2);
        assertTrue(refusal(() -> paths.queue("", "orders/x")).startsWith("no such queue: path="));
        assertTrue(refusal(() -> paths.queue("", "a\0b")).startsWith("no such queue: path="));
    }
}
