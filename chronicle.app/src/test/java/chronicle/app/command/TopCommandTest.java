package chronicle.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.Lease;
import chronicle.bus.LeaseFile;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.session.SessionOptions;
import chronicle.bus.session.StrategySession;
import chronicle.core.Queues;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopCommandTest {

    @TempDir Path folder;

    @Test
    void busThatIsNotThereIsAFailure() {
        Cli run = top("--once", "--interval=0.1");
        assertEquals(
                new Cli(
                        1,
                        "",
                        "chronicle: no such bus, give the folder that holds orders/queue: path="
                                + folder.resolve("bus")
                                + "\n"),
                run);
    }

    @Test
    void busWithoutStrategiesHasNoLanes() throws IOException {
        Files.createDirectory(folder.resolve("bus"));
        Cli run = top("--once", "--interval=0.1");
        assertEquals(0, run.exitCode(), run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.get(0).startsWith("bus " + folder.resolve("bus") + "  20"), run.out());
        assertEquals("lanes 0  orders/s -  lag -", lines.get(1));
        assertEquals("no router is seen: no LEASE of an orders_in is held by one", lines.get(2));
        assertEquals("", run.err());
    }

    @Test
    void lanesStandAsTheirFilesSay() throws IOException {
        BusLayout bus = new BusLayout(folder.resolve("bus"));
        try (Queues queues = Queues.create();
                StrategySession alive = session(queues, bus, "alive")) {
            alive.ready();
            alive.orders().append(2, new byte[100]);
            leaveStale(queues, bus);
            session(queues, bus, "gone").close();
            Files.createDirectories(bus.strategies().resolve("empty"));
            String text = top("--once", "--interval=0.1", "--no-attach").out();
            List<String> lines = text.lines().toList();
            assertTrue(lines.get(1).startsWith("lanes 4  STALE 1  READY 1  DETACHED 2  "), text);
            assertEquals("no router is seen: --no-attach", lines.get(2));
            assertTrue(lines.get(5).matches("stale +STALE .* its owner died, no orders yet"), text);
            assertTrue(lines.get(6).matches("alive +READY +0 +- +1 .* last order .*s ago"), text);
            assertTrue(
                    lines.get(7).matches("empty +DETACHED +- .* there is no queue in orders_out"),
                    text);
            assertTrue(lines.get(8).matches("gone +DETACHED .* no READY, no orders yet"), text);
            String json = top("--once", "--json", "--interval=0.1", "--no-attach").out();
            assertEquals(1, json.lines().count());
            assertTrue(json.contains("\"name\":\"alive\",\"state\":\"READY\""), json);
            assertTrue(json.contains("\"router\":null,\"router_note\":\"--no-attach\""), json);
            assertIsOneObject(json);
        }
    }

    @Test
    void ownerOfALeaseThatIsNoRouterIsLeftAlone() {
        BusLayout bus = new BusLayout(folder.resolve("bus"));
        try (Queues queues = Queues.create();
                StrategySession session = session(queues, bus, "s1")) {
            session.ready();
            Path in = bus.endpoints(new StrategyId("s1")).ordersIn();
            queues.openWriter(in, SessionOptions.DEFAULTS.writer()).close();
            long own = ProcessHandle.current().pid();
            LeaseFile.write(in, lease(own, 1, System.currentTimeMillis() * 1_000_000));
            String text = top("--once", "--interval=0.1").out();
            assertTrue(
                    text.contains(
                            "no router is seen: process "
                                    + own
                                    + " is not the one that LEASE names"),
                    text);
        }
    }

    @Test
    void screenWantsATerminal() {
        Cli run = top();
        assertEquals(1, run.exitCode());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().endsWith(", use chronicle top --once for plain text\n"), run.err());
        assertEquals("", run.out());
    }

    private static void leaveStale(Queues queues, BusLayout bus) {
        session(queues, bus, "stale").close();
        Path out = bus.endpoints(new StrategyId("stale")).ordersOut();
        LeaseFile.write(out, lease(1, 1, 1));
        ReadyMarker.publish(out);
    }

    private static Lease lease(long pid, long ticks, long timeNs) {
        return new Lease(pid, ticks, 1, timeNs, 60_000_000_000L);
    }

    private static StrategySession session(Queues queues, BusLayout bus, String name) {
        return StrategySession.open(queues, bus, new StrategyId(name), SessionOptions.DEFAULTS);
    }

    private Cli top(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "top";
        arguments[1] = "--bus";
        arguments[2] = folder.resolve("bus").toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Cli.run(arguments);
    }

    private static void assertIsOneObject(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            assertEquals(JsonToken.START_OBJECT, parser.nextToken());
            parser.skipChildren();
            assertEquals(null, parser.nextToken());
        }
    }
}
