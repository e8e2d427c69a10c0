package chronicle.testkit.watcher;

import chronicle.bus.spi.QueueWatcher;
import chronicle.core.Queues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Strategies that come, go and are tampered with at random, and watchers that are exchanged in
 * between. At every quiet point the events must have led to what is on disk, and a strategy whose
 * directory was made anew must have been told as gone in between.
 */
final class RandomLife {

    private static final List<String> NAMES = List.of("a", "b", "c", "d.1", "e_2", "F-3");

    private final BusOnDisk bus;
    private final Queues queues;
    private final Supplier<QueueWatcher> watchers;
    private final Random random;
    private final Path away;
    private final Map<String, String> identities = new HashMap<>();
    private int logSeen;

    RandomLife(BusOnDisk bus, Queues queues, Supplier<QueueWatcher> watchers, long seed) {
        this.bus = bus;
        this.queues = queues;
        this.watchers = watchers;
        this.random = new Random(seed);
        this.away = bus.layout().root().resolveSibling("away");
    }

    /** Runs so many steps, with a quiet point every ten or so. */
    void run(Follower follower, int steps) throws IOException {
        for (int step = 0; step < steps; step++) {
            act(NAMES.get(random.nextInt(NAMES.size())), follower);
            if (random.nextInt(3) == 0) {
                follower.step();
            }
            if (random.nextInt(10) == 0) {
                checkQuiet(follower);
            }
        }
        checkQuiet(follower);
    }

    private void act(String name, Follower follower) throws IOException {
        int what = random.nextInt(100);
        if (what < 40) {
            bus.start(name);
        } else if (what < 55) {
            bus.unready(name);
        } else if (what < 65) {
            BusOnDisk.delete(bus.directory(name));
        } else if (what < 72) {
            BusOnDisk.delete(bus.ordersOut(name));
        } else if (what < 77) {
            BusOnDisk.delete(bus.directory(name));
            bus.start(name);
        } else if (what < 83) {
            swapNames(name, NAMES.get(random.nextInt(NAMES.size())));
        } else if (what < 87) {
            Files.createDirectories(bus.directory(name));
        } else if (what < 90) {
            BusOnDisk.delete(bus.layout().strategies());
        } else if (what < 93) {
            awayAndBack();
        } else {
            follower.use(random.nextBoolean() ? watchers.get() : new ScanningWatcher());
        }
    }

    private void swapNames(String one, String other) throws IOException {
        Path first = bus.directory(one);
        Path second = bus.directory(other);
        if (Files.exists(first) && !Files.exists(second)) {
            bus.rename(first, second);
        }
    }

    private void awayAndBack() throws IOException {
        List<Path> movable =
                List.of(
                        bus.layout().root(),
                        bus.layout().strategies().getParent(),
                        bus.layout().strategies());
        Path moved = movable.get(random.nextInt(movable.size()));
        if (Files.exists(moved)) {
            bus.rename(moved, away);
            bus.rename(away, moved);
        }
    }

    private void checkQuiet(Follower follower) throws IOException {
        follower.awaitQuiet();
        Map<String, String> now = new HashMap<>();
        for (String name : bus.ready()) {
            now.put(name, queues.identity(bus.ordersOut(name)));
        }
        int from = logSeen;
        now.forEach(
                (name, identity) -> {
                    String before = identities.get(name);
                    if (before != null && !before.equals(identity)) {
                        follower.await(
                                "removed in between: " + name,
                                () -> {
                                    List<String> log = follower.log();
                                    return log.subList(from, log.size()).contains("-" + name);
                                });
                    }
                });
        identities.clear();
        identities.putAll(now);
        follower.awaitQuiet();
        logSeen = follower.log().size();
    }
}
