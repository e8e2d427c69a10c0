package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathBytesTest {

    @Test
    void directoriesThatExistAndThoseThatDoNot() {
        assertPath("/", PathBytes.of(Path.of("/")));
        assertPath("/proc", PathBytes.of(Path.of("/proc")));
        assertPath("/no such/100%/bus", PathBytes.of(Path.of("/no such/100%/bus")));
    }

    @Test
    void pathsOfAStrategyShareABuffer() {
        StrategyPath path = new StrategyPath(PathBytes.of(Path.of("/no such/queue")));
        for (String name : List.of("alpha", "x".repeat(300), "b")) {
            path.strategy(name);
            assertEnded("/no such/queue/" + name, path.directory());
            assertEnded("/no such/queue/" + name + "/orders_out/READY", path.ready());
            assertEnded("/no such/queue/" + name + "/orders_out", path.ordersOut());
            assertEnded("/no such/queue/" + name, path.directory());
        }
    }

    @Test
    void namesAndTexts() {
        byte[] bus = PathBytes.of(Path.of("/no such/bus"));
        assertEquals("bus", PathBytes.name(bus));
        assertEquals("", PathBytes.name(PathBytes.of(Path.of("/"))));
        assertEquals("/no such/bus", PathBytes.text(bus));
    }

    private static void assertEnded(String expected, byte[] actual) {
        int end = 0;
        while (actual[end] != 0) {
            end++;
        }
        assertPath(expected, Arrays.copyOf(actual, end + 1));
    }

    private static void assertPath(String expected, byte[] actual) {
        assertArrayEquals((expected + '\0').getBytes(StandardCharsets.UTF_8), actual);
    }
}
