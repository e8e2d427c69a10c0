package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StrategyScanTest {

    @TempDir Path temp;

    private BusLayout layout;
    private StrategyScan scan;

    @BeforeEach
    void makeBus() throws IOException {
        layout = new BusLayout(temp);
        Files.createDirectories(layout.strategies());
        scan = new StrategyScan(layout, Path::toString);
    }

    @Test
    void strategyWithoutReadyIsNotThereYetAndThatIsNoProblem() throws IOException {
        assertEquals(Sighting.absent(), one("s"));
        Files.createDirectory(layout.strategies().resolve("s"));
        assertEquals(Sighting.absent(), one("s"));
        Files.createDirectory(out("s"));
        assertEquals(Sighting.absent(), one("s"));
        Files.createFile(out("s").resolve("READY.tmp"));
        assertEquals(Sighting.absent(), one("s"));
        Files.createFile(out("s").resolve("READY"));
        assertEquals(Sighting.present(out("s").toString()), one("s"));
    }

    @Test
    void readyMustBeARegularFile() throws Exception {
        Files.createDirectories(out("dir").resolve("READY"));
        assertEquals("READY is a regular file, found a directory", one("dir").problem());
        Files.createDirectories(out("link"));
        Path file = Files.createFile(temp.resolve("file"));
        Files.createSymbolicLink(out("link").resolve("READY"), file);
        assertEquals("READY is a regular file, found a symbolic link", one("link").problem());
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        Files.createDirectories(out("fifo"));
        run("/usr/bin/mkfifo", out("fifo").resolve("READY").toString());
        assertEquals(
                "READY is a regular file, found a device, socket or FIFO", one("fifo").problem());
    }

    @Test
    void linksAreNotFollowedWhereverTheyLead() throws IOException {
        Path real = Files.createDirectories(temp.resolve("real").resolve("orders_out"));
        Files.createFile(real.resolve("READY"));
        Files.createSymbolicLink(layout.strategies().resolve("whole"), real.getParent());
        Files.createDirectory(layout.strategies().resolve("part"));
        Files.createSymbolicLink(out("part"), real);
        Path loop = layout.strategies().resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertEquals("a strategy is a directory, found a symbolic link", one("whole").problem());
        assertEquals("orders_out is a directory, found a symbolic link", one("part").problem());
        assertEquals("a strategy is a directory, found a symbolic link", one("loop").problem());
    }

    @Test
    void strangeNamesDoNotEndTheScan() throws Exception {
        Path queue = layout.strategies();
        Files.createDirectories(queue.resolve("two words"));
        Files.createDirectories(queue.resolve("line\nbreak"));
        Files.createDirectories(queue.resolve("y".repeat(255)));
        Files.createDirectories(queue.resolve(".hidden"));
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        run("/bin/sh", "-c", "cd '" + queue + "' && mkdir \"$(printf 'bad\\377\\200')\"");
        Files.createDirectories(out("good"));
        Files.createFile(out("good").resolve("READY"));
        StrategyScan.Everything found = scan.all();
        assertEquals(Set.of(new StrategyId("good")), found.strategies().keySet());
        assertEquals(5, found.refused().size());
        assertTrue(found.problem().isEmpty());
    }

    @Test
    void fileInPlaceOfTheQueueRootIsReported() throws IOException {
        Files.delete(layout.strategies());
        Files.createFile(layout.strategies());
        StrategyScan.Everything found = scan.all();
        assertEquals(Set.of(layout.strategies()), found.refused().keySet());
        assertEquals(Sighting.absent(), one("s"));
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private Sighting one(String name) {
        return scan.one(new StrategyId(name));
    }

    private Path out(String name) {
        return layout.endpoints(new StrategyId(name)).ordersOut();
    }
}
