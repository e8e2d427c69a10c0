package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PathBytesTest {

    @Test
    void directoriesThatExistAndThoseThatDoNot() {
        assertPath("/", PathBytes.of(Path.of("/")));
        assertPath("/proc", PathBytes.of(Path.of("/proc")));
        assertPath("/no such/100%/bus", PathBytes.of(Path.of("/no such/100%/bus")));
    }

    @Test
    void childrenAndNames() {
        byte[] bus = PathBytes.of(Path.of("/no such/bus"));
        assertPath("/no such/bus/alpha", PathBytes.child(bus, "alpha"));
        assertEquals("bus", PathBytes.name(bus));
        assertEquals("", PathBytes.name(PathBytes.of(Path.of("/"))));
        assertEquals("/no such/bus", PathBytes.text(bus));
    }

    private static void assertPath(String expected, byte[] actual) {
        assertArrayEquals((expected + '\0').getBytes(StandardCharsets.UTF_8), actual);
    }
}
