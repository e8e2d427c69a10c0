package chronicle.testkit.watcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.testkit.RawNames;
import chronicle.testkit.Trees;
import chronicle.testkit.os.KnownFileSystems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What every watcher must do: never keep a change from the discovery that it serves. A subclass
 * says how to make one; nothing else is needed. Here: what happens on disk; how a watch lives and
 * ends stands in the superclass. A watch that hangs in the kernel fails its test, for each runs in
 * a thread of its own.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
public abstract class WatcherContract extends UnreadableDirectories {

    @Test
    void readyTwoLevelsBelowIsSeen() throws IOException {
        bus.makeQueueRoot();
        Follower follower = follow();
        follower.step();
        Files.createDirectory(bus.directory("alpha"));
        follower.step();
        Files.createDirectory(bus.ordersOut("alpha"));
        follower.step();
        bus.ready("alpha");
        follower.awaitPresent("alpha");
        assertEquals(List.of("+alpha"), follower.log());
    }

    @Test
    void strategiesFromBeforeTheWatchAreFollowed() throws IOException {
        bus.start("there");
        bus.start("leaving");
        Files.createDirectories(bus.ordersOut("not-ready"));
        Files.createDirectories(bus.directory("empty"));
        Follower follower = follow();
        follower.awaitPresent("there", "leaving");
        bus.unready("leaving");
        bus.ready("not-ready");
        bus.start("empty");
        follower.awaitPresent("there", "not-ready", "empty");
    }

    @Test
    void whatAppearsBetweenMkdirAndWatchIsSeen() throws Exception {
        bus.makeQueueRoot();
        Follower follower = follow();
        follower.step();
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            names.add("burst-" + i);
        }
        CompletableFuture<Void> maker =
                async(
                        () -> {
                            for (String name : names) {
                                bus.start(name);
                            }
                        });
        follower.awaitPresent(names);
        maker.get(30, TimeUnit.SECONDS);
        assertEquals(names.size(), follower.log().size(), "one event each");
    }

    @Test
    void readyTakenBackAndGivenAgainIsSeen() throws IOException {
        bus.start("alpha");
        Follower follower = follow();
        follower.awaitPresent("alpha");
        bus.unready("alpha");
        follower.awaitPresent();
        bus.ready("alpha");
        follower.awaitPresent("alpha");
        assertEquals(List.of("+alpha", "-alpha", "+alpha"), follower.log());
    }

    @Test
    void duplicatesAreHarmless() throws IOException {
        bus.start("alpha");
        Follower follower = follow();
        follower.awaitPresent("alpha");
        for (int i = 0; i < 50; i++) {
            bus.ready("alpha");
            Files.createFile(bus.ordersOut("alpha").resolve("00000000" + i + ".q.tmp"));
            Files.createDirectories(bus.endpoints("alpha").ordersIn());
        }
        bus.start("last");
        follower.awaitPresent("alpha", "last");
        assertEquals(List.of("+alpha", "+last"), follower.log());
    }

    @Test
    void directoryMadeAnewIsAnotherIncarnation() throws IOException {
        KnownFileSystems.assumeIncarnationsTold(temp);
        bus.start("alpha");
        Follower follower = follow();
        follower.awaitPresent("alpha");
        Trees.delete(bus.ordersOut("alpha"));
        bus.start("alpha");
        follower.awaitLogEnd("-alpha", "+alpha");
        Trees.delete(bus.directory("alpha"));
        bus.start("alpha");
        follower.awaitLogEnd("-alpha", "+alpha", "-alpha", "+alpha");
        bus.unready("alpha");
        follower.awaitPresent();
    }

    @Test
    void queueRootDeletedAndMadeAgain() throws IOException {
        bus.start("alpha");
        bus.start("beta");
        Follower follower = follow();
        follower.awaitPresent("alpha", "beta");
        Trees.delete(bus.layout().strategies());
        follower.awaitPresent();
        bus.start("alpha");
        follower.awaitPresent("alpha");
        Trees.delete(bus.layout().root());
        follower.awaitPresent();
        bus.start("beta");
        follower.awaitPresent("beta");
        bus.unready("beta");
        follower.awaitPresent();
    }

    @Test
    void anythingRenamedAwayAndBack() throws IOException {
        bus.start("alpha");
        bus.start("beta");
        Follower follower = follow();
        follower.awaitPresent("alpha", "beta");
        Path away = bus.layout().root().resolveSibling("away");
        for (Path moved :
                List.of(
                        bus.layout().root(),
                        bus.layout().root().resolve("orders"),
                        bus.layout().strategies())) {
            bus.rename(moved, away);
            follower.awaitPresent();
            bus.rename(away, moved);
            follower.awaitPresent("alpha", "beta");
        }
        for (Path moved : List.of(bus.directory("alpha"), bus.ordersOut("alpha"))) {
            bus.rename(moved, away);
            follower.awaitPresent("beta");
            bus.rename(away, moved);
            follower.awaitPresent("alpha", "beta");
        }
        bus.unready("alpha");
        follower.awaitPresent("beta");
    }

    @Test
    void strategyUnderANewNameIsFollowedThere() throws IOException {
        bus.start("old");
        Follower follower = follow();
        follower.awaitPresent("old");
        bus.rename(bus.directory("old"), bus.directory("new"));
        follower.awaitPresent("new");
        bus.unready("new");
        follower.awaitPresent();
        bus.ready("new");
        follower.awaitPresent("new");
        bus.start("old");
        follower.awaitPresent("new", "old");
    }

    @Test
    void busRootMissingAtTheStart() throws IOException {
        Follower follower = follow();
        follower.step();
        assertEquals(List.of(), follower.log());
        Files.createDirectory(bus.layout().root());
        follower.step();
        bus.start("alpha");
        follower.awaitPresent("alpha");
    }

    @Test
    void whatIsNotAStrategyDisturbsNobody() throws IOException {
        bus.makeQueueRoot();
        Path queue = bus.layout().strategies();
        Path outside = Files.createDirectories(bus.layout().root().resolveSibling("outside"));
        Files.createDirectories(queue.resolve("a b"));
        Files.createDirectories(queue.resolve("line\nbreak"));
        Files.createDirectories(queue.resolve("x".repeat(255)));
        Files.createDirectories(queue.resolve(".hidden"));
        Files.createFile(queue.resolve("file"));
        Follower follower = follow();
        follower.step();
        Files.createDirectories(outside.resolve("orders_out"));
        Files.createFile(outside.resolve("orders_out").resolve("READY"));
        Files.createSymbolicLink(queue.resolve("link"), outside);
        Files.createDirectories(bus.ordersOut("ready-is-a-directory").resolve("READY"));
        Files.createDirectories(bus.directory("linked-out"));
        Files.createSymbolicLink(bus.ordersOut("linked-out"), outside.resolve("orders_out"));
        Files.createDirectories(RawNames.child(queue, "ä".repeat(100)));
        bus.start("honest");
        follower.awaitPresent("honest");
        bus.unready("honest");
        follower.awaitPresent();
    }

    @Test
    void randomLifeIsFollowed() throws IOException {
        live(2_000, eventsThatOverflow());
    }

    @Test
    void randomLifeBesideTheFollowerIsFollowed() throws IOException {
        long seed = seed();
        System.out.println(getClass().getSimpleName() + ", beside, " + again(seed));
        try {
            new LifeBeside(temp, bus, seed).run(follow(), this::newClosedLater, 20);
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new AssertionError("run again with " + again(seed), e);
        }
    }

    /** As long as one likes: {@code -Dsoak.rounds=STEPS}. */
    @Test
    @EnabledIfSystemProperty(named = "soak.rounds", matches = "[0-9]+")
    @Timeout(value = 1, unit = TimeUnit.DAYS, threadMode = ThreadMode.SEPARATE_THREAD)
    void randomLifeIsFollowedForLong() throws IOException {
        live(Integer.getInteger("soak.rounds"), eventsThatOverflow());
    }

    @Override
    final long seed() {
        return Long.getLong("chronicle.test.seed", new Random().nextLong());
    }

    private static String again(long seed) {
        return "-Dchronicle.test.seed=" + seed;
    }

    @Override
    final void live(int steps, long overflow) throws IOException {
        KnownFileSystems.assumeIncarnationsTold(temp);
        long seed = seed();
        String again = again(seed);
        System.out.println(getClass().getSimpleName() + ", " + steps + " random steps, " + again);
        try {
            RandomLife life =
                    new RandomLife(
                            temp, bus, this::newClosedLater, overflow, this::holdEvents, seed);
            life.run(follow(), steps);
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new AssertionError("run again with " + again, e);
        }
    }
}
