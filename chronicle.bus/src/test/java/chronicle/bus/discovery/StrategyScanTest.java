package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StrategyScanTest extends ScanFixture {

    @Test
    void strategyWithoutReadyIsNotThereYetAndThatIsNoProblem() throws IOException {
        assertEquals(List.of(), one("s"));
        Files.createDirectory(layout.strategies().resolve("s"));
        assertEquals(List.of(), one("s"));
        Files.createDirectory(ordersOut("s"));
        assertEquals(List.of(), one("s"));
        Files.createFile(ordersOut("s").resolve("READY.tmp"));
        assertEquals(List.of(), one("s"));
        assertEquals(List.of(), all());
        Files.createFile(ordersOut("s").resolve("READY"));
        assertEquals(List.of("+s"), one("s"));
        assertEquals(List.of(), all());
        assertEquals(List.of(), problems.lines());
        assertEquals(1, scan.strategies());
    }

    @Test
    void whatIsGoneWhenItIsHintedAtIsForgottenAtOnce() throws IOException {
        for (int i = 0; i < 100; i++) {
            String name = "s" + i;
            start(name);
            assertEquals(List.of("+" + name), one(name));
            deleteTree(layout.strategies().resolve(name));
            assertEquals(List.of("-" + name), one(name));
            assertEquals(List.of(), one(name));
        }
        assertEquals(0, scan.remembered());
    }

    @Test
    void readyMustBeARegularFile() throws Exception {
        Files.createDirectories(ordersOut("dir").resolve("READY"));
        assertRefused("dir", "READY is a regular file, found a directory");
        Files.createDirectories(ordersOut("link"));
        Path file = Files.createFile(temp.resolve("file"));
        Files.createSymbolicLink(ordersOut("link").resolve("READY"), file);
        assertRefused("link", "READY is a regular file, found a symbolic link");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        Files.createDirectories(ordersOut("fifo"));
        run("/usr/bin/mkfifo", ordersOut("fifo").resolve("READY").toString());
        assertRefused("fifo", "READY is a regular file, found a device, socket or FIFO");
    }

    @Test
    void linksAreNotFollowedWhereverTheyLead() throws IOException {
        Path real = Files.createDirectories(temp.resolve("real").resolve("orders_out"));
        Files.createFile(real.resolve("READY"));
        Files.createSymbolicLink(layout.strategies().resolve("whole"), real.getParent());
        Files.createDirectory(layout.strategies().resolve("part"));
        Files.createSymbolicLink(ordersOut("part"), real);
        Path loop = layout.strategies().resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertRefused("whole", "a strategy is a directory, found a symbolic link");
        assertRefused("part", "orders_out is a directory, found a symbolic link");
        assertRefused("loop", "a strategy is a directory, found a symbolic link");
    }

    /** By hint and by listing. */
    @Test
    void linkOrFileInPlaceOfWhatWasThereMakesItGo() throws IOException {
        for (boolean hinted : new boolean[] {true, false}) {
            for (boolean link : new boolean[] {true, false}) {
                for (int level = 0; level < 3; level++) {
                    start("s");
                    assertEquals(List.of("+s"), look("s", hinted));
                    Path[] places = {
                        layout.strategies().resolve("s"),
                        ordersOut("s"),
                        ordersOut("s").resolve("READY")
                    };
                    Path place = places[level];
                    Path moved = Files.move(place, temp.resolve("moved"));
                    if (link) {
                        Files.createSymbolicLink(place, moved);
                    } else if (level < 2) {
                        Files.createFile(place);
                    } else {
                        Files.createDirectory(place);
                    }
                    assertEquals(List.of("-s"), look("s", hinted));
                    assertEquals(1, problems.lines().size());
                    Files.delete(place);
                    Files.move(moved, place);
                    assertEquals(List.of("+s"), look("s", hinted));
                    assertEquals(List.of(), problems.lines());
                    Files.move(layout.strategies().resolve("s"), temp.resolve("old"));
                    assertEquals(List.of("-s"), look("s", hinted));
                    deleteTree(temp.resolve("old"));
                }
            }
        }
    }

    @Test
    void strangeNamesDoNotEndTheScan() throws Exception {
        Path queue = layout.strategies();
        Files.createDirectories(queue.resolve("two words"));
        Files.createDirectories(queue.resolve("y".repeat(255)));
        Files.createDirectories(queue.resolve(".hidden"));
        start("good");
        assertEquals(List.of("+good"), all());
        assertEquals(3, problems.lines().size());
        assertEquals(4, scan.entries());
    }

    @Test
    void namesThatLookAlikeAreReportedOneByOne() throws Exception {
        Path queue = layout.strategies();
        Files.createDirectory(queue.resolve("a\nb"));
        Files.createDirectory(queue.resolve("a\tb"));
        Files.createDirectory(queue.resolve("a\\x0ab"));
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        String make = "mkdir \"$(printf 'bad\\377')\" \"$(printf 'bad\\376')\"";
        run("/bin/sh", "-c", "cd '" + queue + "' && " + make);
        assertEquals(List.of(), all());
        assertEquals(5, problems.reported());
        String words = "\" not a strategy name, 1 to 128 of [A-Za-z0-9._-]";
        assertEquals(
                List.of(
                        "path=\"" + queue + "/a\\x09b" + words,
                        "path=\"" + queue + "/a\\x0ab" + words,
                        "path=\"" + queue + "/a\\x5cx0ab" + words,
                        "path=\"" + queue + "/bad\\xfe" + words,
                        "path=\"" + queue + "/bad\\xff" + words),
                problems.lines());
        assertEquals(List.of(), all());
        assertEquals(5, problems.reported());
        Files.delete(queue.resolve("a\nb"));
        all();
        assertEquals(4, problems.lines().size());
    }

    @Test
    void ofVeryManyProblemsTheRestIsCounted() throws IOException {
        int most = 10;
        problems = new Problems(layout.strategies(), most);
        scan = new StrategyScan(layout, walk, problems);
        for (int i = 0; i < most + 7; i++) {
            Files.createFile(layout.strategies().resolve("bad " + i));
        }
        for (int round = 0; round < 2; round++) {
            all();
            assertEquals(most + 1, problems.reported());
            List<String> lines = problems.lines();
            assertEquals(most + 1, lines.size());
            assertEquals("and 7 more", lines.get(most));
        }
        for (int i = 0; i < most + 7; i++) {
            Files.delete(layout.strategies().resolve("bad " + i));
        }
        all();
        assertEquals(List.of(), problems.lines());
    }

    @Test
    void fileInPlaceOfTheQueueRootIsReported() throws IOException {
        start("s");
        all();
        Files.move(layout.strategies(), temp.resolve("moved"));
        Files.createFile(layout.strategies());
        assertEquals(List.of("-s"), all());
        assertEquals(
                List.of("path=\"" + layout.strategies() + "\" not a directory"), problems.lines());
        assertEquals(List.of(), one("s"));
        Files.delete(layout.strategies());
        Files.move(temp.resolve("moved"), layout.strategies());
        assertEquals(List.of("+s"), all());
        assertEquals(List.of(), problems.lines());
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }

    private void assertRefused(String name, String problem) {
        assertEquals(List.of(), one(name));
        String line = "path=\"" + layout.strategies().resolve(name) + "\" " + problem;
        assertTrue(problems.lines().contains(line), problems.lines()::toString);
        assertEquals(List.of(), all());
        assertTrue(problems.lines().contains(line), problems.lines()::toString);
    }
}
