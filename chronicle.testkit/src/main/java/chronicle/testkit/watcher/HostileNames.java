package chronicle.testkit.watcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.RawNames;
import chronicle.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Names and kinds of entries that do not belong on a bus (hazard 21), under a live watch: nobody is
 * disturbed, each is reported once, with path and reason, and again only when it changed.
 */
abstract class HostileNames extends TreeSurgery {

    private static final String NAME_RULE = "not a strategy name";

    /** Control characters, of which a log or a terminal could make something. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    @Test
    void strangeNamesAreReportedOnceEachAndDisturbNobody() throws IOException {
        bus.start("honest");
        Follower follower = follow();
        follower.awaitPresent("honest");
        List<byte[]> names = RawNames.refused();
        for (byte[] name : names) {
            complete(RawNames.child(bus.layout().strategies(), name));
            follower.step();
        }
        follower.rescan();
        List<String> problems = follower.discovery().problems();
        assertEquals(names.size(), problems.size(), () -> String.join("\n", problems));
        for (String problem : problems) {
            String queue = "path=\"" + bus.layout().strategies() + "/";
            assertTrue(problem.startsWith(queue) && problem.contains(NAME_RULE), problem);
            assertFalse(CONTROL.matcher(problem).find(), problem);
        }
        assertEquals(names.size(), follower.discovery().problemsReported());
        for (int i = 0; i < 3; i++) {
            follower.rescan();
        }
        follower.use(newClosedLater(), new ScanningWatcher());
        bus.unready("honest");
        follower.awaitPresent();
        bus.ready("honest");
        follower.awaitPresent("honest");
        assertEquals(names.size(), follower.discovery().problemsReported(), "once each");
        assertEquals(problems, follower.discovery().problems());

        Path first = RawNames.child(bus.layout().strategies(), names.get(0));
        Trees.delete(first);
        follower.rescan();
        assertEquals(names.size() - 1, follower.discovery().problems().size());
        Files.createFile(first);
        follower.rescan();
        assertEquals(problems, follower.discovery().problems());
        assertEquals(names.size() + 1, follower.discovery().problemsReported(), "it came back");
        assertEquals(List.of("+honest", "-honest", "+honest"), follower.log());
    }

    @Test
    void oddNamesThatAreAllowedAreFollowed() throws IOException {
        bus.start("there");
        Follower follower = follow();
        follower.awaitPresent("there");
        Set<String> all = new TreeSet<>(RawNames.accepted());
        for (String name : all) {
            bus.start(name);
        }
        all.add("there");
        follower.awaitPresent(all);
        for (String name : all) {
            bus.unready(name);
        }
        follower.awaitPresent();
        assertEquals(2 * all.size(), follower.log().size(), "one event each");
        assertEquals(List.of(), follower.discovery().problems());
    }

    /** What may stand where READY, a queue or a strategy is expected. */
    enum Wrong {
        DIRECTORY("a directory"),
        FILE("a regular file"),
        FIFO("a device, socket or FIFO"),
        LINK("a symbolic link"),
        LINK_TO_NOTHING("a symbolic link");

        private final String words;

        Wrong(String words) {
            this.words = words;
        }

        /** Puts it there; a link leads to what would be right. */
        void put(Path place, Path right) throws IOException {
            switch (this) {
                case DIRECTORY -> Files.createDirectory(place);
                case FILE -> Files.createFile(place);
                case FIFO -> BusOnDisk.makeFifo(place);
                case LINK -> Files.createSymbolicLink(place, right);
                case LINK_TO_NOTHING ->
                        Files.createSymbolicLink(place, place.resolveSibling("nothing"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FILE")
    void readyThatIsNoFileIsReportedOnceAndNotFollowed(Wrong wrong) throws IOException {
        wrongKind(bus.ordersOut("bad").resolve("READY"), "READY is a regular file", wrong);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECTORY")
    void ordersOutThatIsNoDirectoryIsReportedOnceAndNotFollowed(Wrong wrong) throws IOException {
        wrongKind(bus.ordersOut("bad"), "orders_out is a directory", wrong);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIRECTORY")
    void strategyThatIsNoDirectoryIsReportedOnceAndNotFollowed(Wrong wrong) throws IOException {
        wrongKind(bus.directory("bad"), "a strategy is a directory", wrong);
    }

    private void wrongKind(Path place, String rule, Wrong wrong) throws IOException {
        bus.start("honest");
        Files.createDirectories(place.getParent());
        Follower follower = follow();
        follower.awaitPresent("honest");
        BusOnDisk other = new BusOnDisk(temp.resolve("other"));
        other.start("bad");
        Path right = temp.resolve("other").resolve(bus.layout().root().relativize(place));

        wrong.put(place, right);
        String line = "path=\"" + bus.directory("bad") + "\" " + rule + ", found " + wrong.words;
        follower.await("reported", () -> follower.discovery().problems().equals(List.of(line)));
        for (int i = 0; i < 3; i++) {
            follower.rescan();
        }
        assertEquals(1, follower.discovery().problemsReported());

        // What becomes of the lure is nobody's business here.
        other.unready("bad");
        other.ready("bad");
        follower.step();
        Wrong next = wrong == Wrong.FIFO ? Wrong.LINK : Wrong.FIFO;
        Files.delete(place);
        next.put(place, right);
        String changed = "path=\"" + bus.directory("bad") + "\" " + rule + ", found " + next.words;
        follower.await("changed", () -> follower.discovery().problems().equals(List.of(changed)));

        Files.delete(place);
        bus.start("bad");
        follower.awaitPresent("bad", "honest");
        assertEquals(List.of(), follower.discovery().problems());
        assertEquals(2, follower.discovery().problemsReported());
        assertEquals(List.of("+honest", "+bad"), follower.log());
    }

    /** All that a strategy has, READY included. */
    private static void complete(Path strategy) throws IOException {
        Path out = Files.createDirectories(strategy.resolve("orders_out"));
        Files.createFile(out.resolve("READY"));
    }
}
