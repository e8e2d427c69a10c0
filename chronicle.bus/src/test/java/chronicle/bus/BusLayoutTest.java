package chronicle.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which directory is meant by a root as somebody types it. */
class BusLayoutTest {

    private Path temp;

    @BeforeEach
    void findTemp(@TempDir Path folder) throws IOException {
        temp = folder.toRealPath();
    }

    private static Path root(Path typed) {
        return new BusLayout(typed).root();
    }

    @Test
    void dotsOfDirectoriesAreLeftOut() throws IOException {
        Files.createDirectory(temp.resolve("there"));
        assertEquals(temp.resolve("bus"), root(temp.resolve("./there/../bus/")));
        assertEquals(temp.resolve("bus"), root(temp.resolve("missing/deep/../../bus")));
        assertEquals(Path.of("/bus"), root(Path.of("/../..//bus/.")));
        assertEquals(Path.of("bus").toAbsolutePath(), root(Path.of("bus")));
    }

    @Test
    void aboveALinkIsWhereTheLinkLeads() throws IOException {
        Files.createDirectories(temp.resolve("far/deep"));
        Files.createSymbolicLink(temp.resolve("link"), Path.of("far/deep"));
        Files.createSymbolicLink(temp.resolve("far/back"), Path.of("../link"));
        assertEquals(temp.resolve("far/bus"), root(temp.resolve("link/../bus")));
        assertEquals(temp.resolve("bus"), root(temp.resolve("link/../../bus")));
        assertEquals(temp.resolve("far/bus"), root(temp.resolve("far/back/../bus")));
        assertEquals(temp.resolve("far/bus"), root(temp.resolve("link/x/../../bus")));
        Files.createDirectories(temp.resolve("link/../bus/orders"));
        assertTrue(Files.isDirectory(root(temp.resolve("link/../bus")).resolve("orders")));
    }

    @Test
    void linkThatTheBusIsBehindStays() throws IOException {
        Files.createDirectory(temp.resolve("one"));
        Files.createSymbolicLink(temp.resolve("link"), Path.of("one"));
        // It may be turned while the router runs.
        assertEquals(temp.resolve("link/bus"), root(temp.resolve("link/bus")));
        assertEquals(temp.resolve("link"), root(temp.resolve("link/.")));
    }

    @Test
    void aboveALinkThatLeadsNowhereIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("nothing"));
        BusException refused =
                assertThrows(BusException.class, () -> root(temp.resolve("link/../bus")));
        assertTrue(refused.getMessage().contains("path=" + link + " reason=\"does not exist\""));
    }
}
