package chronicle.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.router.LaneState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.apache.felix.inventory.Format;
import org.junit.jupiter.api.Test;

class RouterInventoryTest {

    private final Routers routers = new Routers();
    private final RouterInventory inventory = new RouterInventory(routers);

    @Test
    void textSaysThatThereIsNoRouter() {
        assertEquals("No router runs in this container.\n", print(Format.TEXT));
    }

    @Test
    void textHasALineForEachFactAndNoControlCharacters() {
        add();
        String text = print(Format.TEXT);
        assertTrue(text.contains("Router bus=/the/bus\n"), text);
        assertTrue(text.contains("  watcher=inotify handlers=1 orders=10"), text);
        assertTrue(text.contains("  watchers=inotify,poll preferred=\"poll\"\n"), text);
        assertTrue(text.contains("  order_to_handler_ns: count=7 p50=1"), text);
        assertTrue(text.contains("handler=a.Handler strategy=slow seq=9"), text);
        assertTrue(text.contains("cause=WATCH_LIMIT"), text);
        assertTrue(text.contains("reason=\"limit ?[31m reached?at once\""), text);
        assertTrue(
                text.contains("Lanes (2)\n  a LIVE since=1970-01-01T00:00:00.001Z lag_bytes=5"),
                text);
        assertTrue(
                text.contains("1970-01-01T00:00:00.004Z b QUARANTINED after ATTACHING: bad"), text);
        assertTrue(text.contains("Settings\n  bus=/the/bus\n  owners=x,y\n"), text);
        assertFalse(text.contains("service.id"), text);
        assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' '), text);
    }

    @Test
    void jsonHasTheSame() throws IOException {
        add();
        Map<String, Object> read = JsonTree.read(print(Format.JSON));
        Map<?, ?> router = (Map<?, ?>) ((List<?>) read.get("routers")).get(0);
        assertEquals(2, ((List<?>) router.get("lanes")).size());
        assertEquals(1, ((List<?>) router.get("events")).size());
        assertEquals(Map.of("bus", "/the/bus", "owners", "x,y"), router.get("settings"));
        assertEquals("WATCH_LIMIT", ((Map<?, ?>) router.get("discovery")).get("cause"));
    }

    @Test
    void otherFormatsAreLeftOut() {
        add();
        assertEquals("", print(Format.HTML));
    }

    private void add() {
        FakeRouter router = new FakeRouter("/the/bus");
        router.lane("b", LaneState.QUARANTINED, "bad", 0, 0);
        router.lane("a", LaneState.LIVE, "attached", 5, 6);
        router.event("b", LaneState.QUARANTINED, "bad", 4_000_000);
        Map<String, Object> settings =
                Map.of(
                        "bus",
                        "/the/bus",
                        "owners",
                        new String[] {"x", "y"},
                        "objectClass",
                        new String[] {"chronicle.router.RouterStatus"},
                        "service.id",
                        5L,
                        "component.name",
                        "c");
        routers.put(1, new ConsoleRouter(router, router, settings));
    }

    private String print(Format format) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        inventory.print(writer, format, false);
        writer.flush();
        return text.toString();
    }
}
