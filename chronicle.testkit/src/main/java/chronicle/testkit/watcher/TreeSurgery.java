package chronicle.testkit.watcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What administrators do to the directories of a bus while it is watched. */
abstract class TreeSurgery extends WatchLifecycle {

    /** What takes the place of a directory that was moved away. */
    enum Substitute {
        FILE,
        FIFO,
        LINK_TO_NOTHING,
        LINK_TO_ITSELF,
        LINK_TO_THE_SAME;

        void put(Path place, Path moved) throws IOException {
            switch (this) {
                case FILE -> Files.createFile(place);
                case FIFO -> BusOnDisk.makeFifo(place);
                case LINK_TO_NOTHING ->
                        Files.createSymbolicLink(place, moved.resolveSibling("nothing"));
                case LINK_TO_ITSELF -> Files.createSymbolicLink(place, place);
                case LINK_TO_THE_SAME -> Files.createSymbolicLink(place, moved);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void strategyIsReplacedAndComesBack(Substitute substitute) throws IOException {
        partIsReplacedAndComesBack(bus.directory("alpha"), substitute);
    }

    @ParameterizedTest
    @EnumSource
    void ordersOutIsReplacedAndComesBack(Substitute substitute) throws IOException {
        partIsReplacedAndComesBack(bus.ordersOut("alpha"), substitute);
    }

    private void partIsReplacedAndComesBack(Path part, Substitute substitute) throws IOException {
        Follower follower = followTwo();
        Path moved = temp.resolve("moved");
        bus.rename(part, moved);
        follower.awaitPresent("beta");
        substitute.put(part, moved);
        follower.await("it is reported", () -> follower.discovery().problems().size() == 1);
        Files.delete(part);
        follower.await("nothing is wrong", () -> follower.discovery().problems().isEmpty());
        bus.rename(moved, part);
        follower.awaitPresent("alpha", "beta");

        // At once, so that nobody may have looked in between.
        bus.rename(part, moved);
        substitute.put(part, moved);
        follower.awaitPresent("beta");
        Files.delete(part);
        bus.rename(moved, part);
        follower.awaitPresent("alpha", "beta");
        bus.unready("alpha");
        follower.awaitPresent("beta");
        assertEquals(List.of("+", "-", "+", "-", "+", "-"), events(follower, "alpha"));
        assertEquals(List.of("+"), events(follower, "beta"));
    }

    @ParameterizedTest
    @EnumSource
    void queueRootIsReplacedAndComesBack(Substitute substitute) throws IOException {
        aboveIsReplacedAndComesBack(bus.layout().strategies(), substitute);
    }

    @ParameterizedTest
    @EnumSource
    void busRootIsReplacedAndComesBack(Substitute substitute) throws IOException {
        aboveIsReplacedAndComesBack(bus.layout().root(), substitute);
    }

    /** Above the strategies links are followed: where the bus is, is the administrator's choice. */
    private void aboveIsReplacedAndComesBack(Path part, Substitute substitute) throws IOException {
        Follower follower = followTwo();
        Path moved = temp.resolve("moved");
        bus.rename(part, moved);
        follower.awaitPresent();
        substitute.put(part, moved);
        List<String> expected = new ArrayList<>(List.of("+", "-"));
        if (substitute == Substitute.LINK_TO_THE_SAME) {
            follower.awaitPresent("alpha", "beta");
            bus.unready("alpha");
            follower.awaitPresent("beta");
            bus.ready("alpha");
            follower.awaitPresent("alpha", "beta");
            expected.addAll(List.of("+", "-", "+"));
            Files.delete(part);
            // A link that is turned need not cause an event; the safety net finds out.
            follower.rescan();
            follower.awaitPresent();
            expected.add("-");
        } else {
            follower.rescan();
            follower.awaitPresent();
            Files.delete(part);
            bus.rename(moved, part);
            follower.awaitPresent("alpha", "beta");
            // At once, so that nobody may have looked in between.
            bus.rename(part, moved);
            substitute.put(part, moved);
            follower.awaitPresent();
            expected.addAll(List.of("+", "-"));
            Files.delete(part);
        }
        bus.rename(moved, part);
        follower.awaitPresent("alpha", "beta");
        bus.unready("alpha");
        follower.awaitPresent("beta");
        expected.addAll(List.of("+", "-"));
        assertEquals(expected, events(follower, "alpha"));
        assertEquals(List.of(), follower.discovery().problems());
    }

    @Test
    void busRootMissingWithAllThatLeadsToIt() throws IOException {
        Path far = temp.resolve("not").resolve("yet").resolve("there");
        bus = new BusOnDisk(far);
        Follower follower = follow();
        follower.step();
        Files.createDirectory(temp.resolve("not"));
        follower.step();
        Files.createDirectory(temp.resolve("not").resolve("yet"));
        Files.createDirectory(far);
        follower.step();
        bus.start("alpha");
        follower.awaitPresent("alpha");
        Trees.delete(temp.resolve("not"));
        follower.awaitPresent();
        bus.start("alpha");
        follower.awaitPresent("alpha");
        assertEquals(List.of("+alpha", "-alpha", "+alpha"), follower.log());
    }

    @Test
    void busThatIsMovedInAsAWholeIsFollowed() throws IOException {
        BusOnDisk prepared = new BusOnDisk(temp.resolve("prepared"));
        prepared.start("alpha");
        prepared.start("beta");
        Follower follower = follow();
        follower.step();
        bus.rename(prepared.layout().root(), bus.layout().root());
        follower.awaitPresent("alpha", "beta");
        bus.unready("beta");
        follower.awaitPresent("alpha");
    }

    @Test
    void busOnAPathThroughALinkIsFollowedWhereverItLeads() throws IOException {
        Path real = Files.createDirectory(temp.resolve("real"));
        Path other = Files.createDirectory(temp.resolve("other"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);
        new BusOnDisk(other.resolve("bus")).start("elsewhere");
        bus = new BusOnDisk(link.resolve("bus"));
        Follower follower = follow();
        follower.step();
        bus.start("alpha");
        follower.awaitPresent("alpha");
        BusOnDisk behind = new BusOnDisk(real.resolve("bus"));
        behind.unready("alpha");
        follower.awaitPresent();
        behind.start("beta");
        bus.ready("alpha");
        follower.awaitPresent("alpha", "beta");
        bus.rename(behind.layout().strategies(), temp.resolve("away"));
        follower.awaitPresent();
        bus.rename(temp.resolve("away"), behind.layout().strategies());
        follower.awaitPresent("alpha", "beta");

        Files.delete(link);
        Files.createSymbolicLink(link, other);
        follower.rescan();
        follower.awaitPresent("elsewhere");
        bus.start("gamma");
        follower.awaitPresent("elsewhere", "gamma");
    }

    private Follower followTwo() throws IOException {
        bus.start("alpha");
        bus.start("beta");
        Follower follower = follow();
        follower.awaitPresent("alpha", "beta");
        return follower;
    }

    /** The signs of all events of one strategy. */
    private static List<String> events(Follower follower, String strategy) {
        return follower.log().stream()
                .filter(event -> event.substring(1).equals(strategy))
                .map(event -> event.substring(0, 1))
                .toList();
    }
}
