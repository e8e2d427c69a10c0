package chronicle.testkit.watcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.ChildJvm;
import chronicle.testkit.Modes;
import chronicle.testkit.UnderLimits;
import chronicle.testkit.os.KnownFileSystems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Directories of a bus that nobody may enter any more (mode 000), then again. Modes do not stop
 * root, so each scene is played by a process of its own that they do stop.
 */
abstract class UnreadableDirectories extends HostileNames {

    private static final Duration LONGEST_SCENE = Duration.ofSeconds(100);

    /** What happens in the process. */
    enum Scene {
        STRATEGY,
        ORDERS_OUT,
        QUEUE_ROOT,
        ABOVE_THE_QUEUES,
        RANDOM_LIFE;

        void play(UnreadableDirectories contract) throws IOException {
            BusOnDisk bus = contract.bus;
            switch (this) {
                case STRATEGY -> contract.partIsClosed(bus.directory("alpha"));
                case ORDERS_OUT -> contract.partIsClosed(bus.ordersOut("alpha"));
                case QUEUE_ROOT -> contract.aboveIsClosed(bus.layout().strategies(), false);
                case ABOVE_THE_QUEUES ->
                        contract.aboveIsClosed(bus.layout().strategies().getParent(), true);
                case RANDOM_LIFE -> contract.live(1_000, 0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void whatCannotBeSeenIsNotGoneAndIsFollowedAgain(Scene scene) throws IOException {
        if (scene == Scene.RANDOM_LIFE) {
            // In here, where it skips the test: in the other process it would be a failure.
            KnownFileSystems.assumeIncarnationsTold(temp);
        }
        UnderLimits limits = UnderLimits.NONE.withPermissionsThatCount();
        List<String> options = List.of("-Dchronicle.test.seed=" + seed());
        try (ChildJvm child =
                limits.start(
                        options,
                        ContractChild.class,
                        getClass().getName(),
                        scene.name(),
                        temp.toString())) {
            assertEquals(0, child.awaitExit(LONGEST_SCENE), child::report);
            assertEquals("played " + scene, child.lastLine("played"), child::report);
        }
    }

    private void partIsClosed(Path part) throws IOException {
        bus.start("alpha");
        bus.start("beta");
        Follower follower = follow();
        follower.awaitPresent("alpha", "beta");
        Modes.set(part, "---------");
        follower.rescan();
        List<String> problems = follower.discovery().problems();
        String place = "path=\"" + bus.directory("alpha") + "\" ";
        assertTrue(problems.size() == 1 && problems.get(0).startsWith(place), problems::toString);
        bus.unready("beta");
        follower.awaitPresent("alpha");
        bus.ready("beta");
        follower.awaitPresent("alpha", "beta");
        follower.use(newClosedLater(), new ScanningWatcher());
        follower.rescan();
        assertEquals(problems, follower.discovery().problems());
        assertEquals(1, follower.discovery().problemsReported());

        bus.rename(bus.directory("alpha"), bus.directory("gamma"));
        follower.awaitPresent("beta");
        Modes.set(
                bus.directory("gamma").resolve(bus.directory("alpha").relativize(part)),
                "rwx------");
        follower.awaitPresent("beta", "gamma");
        bus.unready("gamma");
        follower.awaitPresent("beta");
        assertEquals(List.of(), follower.discovery().problems());
        assertEquals(
                List.of("-beta", "+beta", "-alpha", "+gamma", "-gamma"),
                follower.log().subList(2, follower.log().size()));
    }

    /**
     * @param quietly whether no event need tell that the directory can be read again
     */
    private void aboveIsClosed(Path part, boolean quietly) throws IOException {
        bus.start("alpha");
        Follower follower = follow();
        follower.awaitPresent("alpha");
        bus.start("late");
        Modes.set(part, "---------");
        follower.step();
        follower.rescan();
        String line = "path=\"" + bus.layout().strategies() + "\" cannot list: permission denied";
        List<String> problems = follower.discovery().problems();
        assertTrue(problems.contains(line), problems::toString);
        assertEquals(List.of("+alpha"), follower.log());
        Modes.set(part, "rwx------");
        if (quietly) {
            follower.rescan();
        }
        follower.awaitPresent("alpha", "late");

        Modes.set(part, "---------");
        follower.use(newClosedLater(), new ScanningWatcher());
        follower.step();
        Modes.set(part, "rwx------");
        if (quietly) {
            follower.rescan();
        }
        bus.unready("alpha");
        follower.awaitPresent("late");
        bus.start("later");
        follower.awaitPresent("late", "later");
        assertEquals(List.of("+alpha", "+late", "-alpha", "+later"), follower.log());
        assertEquals(List.of(), follower.discovery().problems());
    }

    /** Of everything random in this contract. */
    abstract long seed();

    /**
     * Runs so many steps of random life.
     *
     * @param overflow as {@link #eventsThatOverflow()}
     */
    abstract void live(int steps, long overflow) throws IOException;
}
