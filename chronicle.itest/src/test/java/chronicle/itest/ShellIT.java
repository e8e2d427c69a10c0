package chronicle.itest;

import static chronicle.itest.WatcherBundles.INOTIFY;
import static chronicle.itest.WatcherBundles.POLL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.itest.container.Felix;
import chronicle.itest.container.FelixExtension;
import chronicle.itest.probe.RefusingProbe;
import chronicle.itest.probe.ShellProbe;
import chronicle.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the shell, typed at a Gogo beside real routers and strategies. */
@ExtendWith(FelixExtension.class)
@EnabledOnOs(OS.LINUX)
final class ShellIT {

    private static final int WIDTH = 100;
    private static final String LISTENER = "chronicle.router.RouterListener";

    @TempDir Path root;
    @TempDir Path otherRoot;
    private LiveBus bus;
    private Felix felix;

    @BeforeEach
    void open(Felix container) {
        felix = container;
        bus = new LiveBus(felix, root);
        felix.start(INOTIFY);
        felix.start(POLL);
        felix.start("com.fasterxml.jackson.core.jackson-core");
        felix.start("chronicle.tools");
        felix.start("org.apache.felix.gogo.runtime");
        felix.start("chronicle.shell");
        felix.start(ShellProbe.class);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    private String type(String line) {
        return felix.ask("shell", line);
    }

    private void assertShown(String line, String... parts) {
        String screen = type(line);
        for (String part : parts) {
            assertTrue(screen.contains(part), line + " lacks " + part + "\n" + screen);
        }
        assertFalse(screen.startsWith("ERROR"), screen);
    }

    /** Who registers a service tells one after the other of it. */
    private void awaitRouters(String shown) {
        Await.until(
                "the shell knows of them",
                () -> type("chronicle:lanes").contains(shown),
                () -> type("chronicle:lanes"));
    }

    private void assertRefused(String line, String part) {
        String screen = type(line);
        assertTrue(screen.startsWith("ERROR ") && screen.contains(part), line + "\n" + screen);
    }

    @Test
    void withoutARouterEveryCommandSaysSo() {
        for (String line :
                List.of(
                        "status",
                        "lanes",
                        "lane alpha",
                        "events",
                        "events --follow",
                        "watcher",
                        "swap poll",
                        "swap --none",
                        "quarantine alpha",
                        "resume alpha",
                        "skip alpha",
                        "doctor",
                        "inspect orders/queue/alpha/orders_out",
                        "tail orders/queue/alpha/orders_out")) {
            assertRefused("chronicle:" + line, "no router runs in this container");
        }
        assertRefused("chronicle:await -t 0", "no router has looked at its bus within 0 s");
    }

    @Test
    void commandsShowAndDoWhatTheySay() throws Exception {
        bus.startRouter();
        bus.awaitWatcher("inotify");
        String longest = "n".repeat(128);
        bus.strategy("alpha");
        bus.strategy(longest);
        bus.send("alpha", 7);
        Await.until("handled", () -> bus.orders().size() == 1, bus::state);
        bus.awaitEvent("added " + longest);
        awaitRouters("nnn…");
        Await.until(
                "counted",
                () -> type("chronicle:lane alpha").contains("1, per second"),
                () -> type("chronicle:lane alpha"));

        assertShown("chronicle:status", "bus ", root.toString(), "inotify", "2: 2 LIVE");
        assertShown("chronicle:lanes", "STRATEGY", "alpha", "LIVE", "nnn…", "its queues are open");
        type("chronicle:lanes").lines().forEach(line -> assertTrue(line.length() <= WIDTH, line));
        assertShown("chronicle:lane alpha", "strategy", "orders", "1, per second", "event");
        assertShown("chronicle:lane " + longest, longest);
        assertShown("chronicle:events", "alpha", "ATTACHING>LIVE");
        assertEquals(1, type("chronicle:events -n 1").lines().count());
        assertShown("chronicle:watcher", "inotify, poll", "EVENTS", "fs.inotify.max_user_watches");

        assertShown("chronicle:swap poll", "watcher poll instead of inotify, poll is preferred");
        bus.awaitWatcher("poll");
        assertShown("chronicle:watcher", "poll, preferred by command");
        assertShown("chronicle:swap --none", "watcher inotify instead of poll, none is preferred");
        assertRefused("chronicle:swap inotfy", "watcher=\"inotfy\", there are inotify, poll");
        assertRefused("chronicle:swap --none poll", "swap does not take this: poll");
        assertRefused("chronicle:swap", "give the name of a watcher, or --none");

        assertShown("chronicle:quarantine alpha --why noise", "alpha is QUARANTINED: noise");
        assertShown("chronicle:lanes --state quarantined", "alpha", "noise");
        assertShown("chronicle:resume alpha", "alpha is LIVE: its queues are open");
        assertShown("chronicle:lanes -s QUARANTINED", "no lanes are QUARANTINED on");

        String queue = "orders/queue/alpha/orders_out";
        assertShown("chronicle:inspect " + queue, "queue=", "messages=1", "reader=router");
        assertShown("chronicle:tail " + queue, "seq=0", "order_id=7");
        assertEquals("", type("chronicle:tail -n 0 " + root.resolve(queue)));

        bus.strategy("gone");
        bus.awaitEvent("added gone");
        bus.closeStrategy("gone");
        bus.awaitEvent("removed gone");
        Path orphan = Files.createFile(root.resolve("orders/queue/gone/orders_out/READY.tmp"));
        assertShown("chronicle:doctor", "orphaned-file orders/queue/gone", "bus " + root);
        assertTrue(Files.exists(orphan), "looking repairs nothing");
        assertShown("chronicle:doctor --fix", "fixed    orphaned-file orders/queue/gone");
        assertTrue(Files.notExists(orphan));

        for (String command : List.of("lane", "quarantine", "resume", "skip")) {
            assertRefused("chronicle:" + command + " gamma", "no such strategy: name=gamma");
        }
        for (String command : List.of("status", "lanes", "events", "watcher", "doctor")) {
            assertRefused(
                    "chronicle:" + command + " --foo", command + " has no such option: --foo");
            assertRefused("chronicle:" + command + " foo", command + " does not take this: foo");
        }
        for (String command : List.of("lane", "quarantine", "resume", "skip", "inspect", "tail")) {
            assertRefused("chronicle:" + command, "help chronicle:" + command);
            assertRefused(
                    "chronicle:" + command + " --foo", command + " has no such option: --foo");
        }
        for (String line :
                List.of(
                        "status --bus",
                        "lanes --state",
                        "lane alpha -b",
                        "events --follow -n",
                        "watcher -b",
                        "swap --bus",
                        "quarantine alpha --why",
                        "tail " + queue + " --last",
                        "doctor --fix --bus",
                        "await --seconds")) {
            String command = line.substring(0, line.indexOf(' '));
            String option = line.substring(line.lastIndexOf(' ') + 1);
            assertRefused("chronicle:" + line, command + " wants a value behind " + option + ";");
        }
        assertEquals("", type("chronicle:await"));
        assertRefused("chronicle:events --last many", "--last is a whole number, 0 or more: many");
        assertRefused("chronicle:lanes --state dead", "give one of ATTACHING");
        assertRefused("chronicle:inspect orders/queue/gamma/orders_out", "no such queue");
        assertRefused("chronicle:tail /", "only queues of a router's bus are shown here");
        assertRefused("chronicle:inspect orders", root.resolve("orders").toRealPath().toString());
        assertRefused("chronicle:tail orders", root.resolve("orders").toRealPath().toString());
        assertRefused("chronicle:lanes --bus /nowhere", "bus=/nowhere, there are");
    }

    @Test
    void orderThatIsRefusedIsSkipped() throws Exception {
        felix.start(RefusingProbe.class);
        bus.startRouterAlone();
        bus.strategy("alpha");
        bus.send("alpha", 1);
        Await.until(
                "refused",
                () -> type("chronicle:lane alpha").contains("QUARANTINED"),
                () -> type("chronicle:lane alpha"));
        assertShown("chronicle:lane alpha", "not this one");
        assertShown("chronicle:skip alpha", "its order was given up, it is in orders_dead");
        assertShown("chronicle:lane alpha", "dead letters  1");
    }

    @Test
    void followedEventsAndMessagesComeUntilTheyAreInterrupted() throws Exception {
        bus.startRouter();
        bus.strategy("alpha");
        bus.awaitEvent("added alpha");
        awaitRouters("alpha");
        type("&chronicle:events --follow");
        Await.until("begun", () -> type("?").contains("ATTACHING>LIVE"), () -> type("?"));
        bus.strategy("beta");
        type("chronicle:swap poll");
        Await.until("told", () -> type("?").contains("beta"), () -> type("?"));
        Await.until("told", () -> type("?").contains("WATCHER  poll"), () -> type("?"));
        String seen = type("^C");
        assertFalse(seen.startsWith("ALIVE") || seen.contains("ERROR"), seen);
        // The one that is left is the test's own.
        Await.until("not heard any more", () -> felix.services(LISTENER) == 1);
        List<String> alpha = seen.lines().filter(line -> line.contains(" alpha ")).toList();
        assertEquals(alpha.stream().distinct().toList(), alpha, "nothing twice");

        type("&chronicle:tail -f orders/queue/alpha/orders_out");
        bus.send("alpha", 41);
        Await.until("begun", ShellIT::isTailing);
        Await.until("told", () -> type("?").contains("order_id=41"), () -> type("?"));
        seen = type("^C");
        assertFalse(seen.startsWith("ALIVE") || seen.contains("ERROR"), seen);
        Await.until("not read any more", () -> !isTailing());

        type("&chronicle:events --follow");
        Await.until("begun", () -> type("?").contains("ATTACHING>LIVE"), () -> type("?"));
        felix.stop("chronicle.shell");
        seen = type("join");
        assertFalse(seen.startsWith("ALIVE") || seen.contains("ERROR"), seen);
    }

    private static boolean isTailing() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals("chronicle.tools.view.TailRun"));
    }

    @Test
    void ofSeveralRoutersOneIsChosen() throws Exception {
        bus.startRouter();
        felix.router(bus.settings("bus", otherRoot.toString()));
        Await.until("two run", () -> felix.services(LiveBus.STATUS) == 2);
        bus.strategy("alpha");
        bus.awaitEvent("added alpha");
        awaitRouters("there are several routers, choose one with --bus:");
        assertRefused("chronicle:swap poll", "--bus " + otherRoot);
        assertShown("chronicle:lanes --bus " + root, "alpha");
        assertShown("chronicle:lanes -b " + otherRoot.getFileName(), "no lanes on " + otherRoot);
        assertShown("chronicle:status", root.toString(), otherRoot.toString());
        assertShown("chronicle:swap -b " + otherRoot + " poll", "poll is preferred");
        assertShown("chronicle:watcher -b " + root, "watcher", "inotify");
        Path queue = root.resolve("orders/queue/alpha/orders_out");
        assertShown("chronicle:inspect " + queue, "queue=" + queue.toRealPath());
    }
}
