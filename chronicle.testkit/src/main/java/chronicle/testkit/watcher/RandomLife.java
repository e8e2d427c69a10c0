package chronicle.testkit.watcher;

import chronicle.bus.BusLayout;
import chronicle.bus.discovery.DiscoveryEvent;
import chronicle.bus.spi.QueueWatcher;
import chronicle.testkit.watcher.TreeModel.Kind;
import chronicle.testkit.watcher.TreeModel.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Strategies that come, go and are tampered with at random, while watchers are exchanged, stopped,
 * taken away and made to overflow. Every event is checked when it comes: what it says has to be
 * true at that moment, of the very incarnation. At every quiet point the events must have led to
 * what the test has made, and that must be what is on disk.
 */
final class RandomLife {

    private static final List<String> NAMES =
            List.of("a", "b", "c", "d.1", "e_2", "F-3", "g..h", "x".repeat(128));

    private final Path base;
    private final BusOnDisk bus;
    private final Supplier<QueueWatcher> watchers;
    private final long eventsThatOverflow;
    private final Random random;
    private final TreeModel model;
    private final MirroredDisk disk;
    private final BadEntries badEntries;
    private final Path away;

    /** By name, as the events said: which incarnation is attached. */
    private final Map<String, Node> applied = new HashMap<>();

    private Follower follower;
    private QueueWatcher current;
    private boolean interleaved = true;

    /**
     * Whether something happened of which no event need tell: {@code orders/queue} was a link, or
     * the directory above it was closed.
     */
    private boolean turned;

    /**
     * @param base an empty directory above the bus
     * @param eventsThatOverflow so many are too many for a watcher whom nobody awaits; 0 for none
     */
    RandomLife(
            Path base,
            BusOnDisk bus,
            Supplier<QueueWatcher> watchers,
            long eventsThatOverflow,
            long seed)
            throws IOException {
        this.base = base;
        this.bus = bus;
        this.watchers = watchers;
        this.eventsThatOverflow = eventsThatOverflow;
        this.random = new Random(seed);
        this.model = new TreeModel(base, bus.layout(), modesCount());
        this.disk = new MirroredDisk(base, bus, model, this::sometimesStep);
        this.badEntries = new BadEntries(base, bus, model, disk, random);
        this.away = base.resolve("away");
    }

    private boolean modesCount() throws IOException {
        Path probe = Files.createTempDirectory(base, "closed");
        Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("---------"));
        boolean count = !Files.isReadable(probe);
        Files.delete(probe);
        return count;
    }

    /** Runs so many steps, with a quiet point every ten or so. */
    void run(Follower onTheBus, int steps) throws IOException {
        follower = onTheBus;
        follower.onEvent(this::check);
        exchange();
        int step = 0;
        try {
            for (; step < steps; step++) {
                act(NAMES.get(random.nextInt(NAMES.size())));
                if (random.nextInt(3) == 0) {
                    follower.step();
                }
                if (random.nextInt(10) == 0) {
                    checkQuiet();
                }
                if (step == steps / 2) {
                    overflow();
                }
            }
            checkQuiet();
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new AssertionError("at step " + step + " after\n" + disk.trace(), e);
        }
    }

    private void act(String name) throws IOException {
        int what = random.nextInt(1000);
        if (!model.isReachable(disk.marker(name).resolve("x")) && what < 970) {
            reopen(base);
        } else if (what < 300) {
            disk.start(name);
        } else if (what < 420) {
            disk.delete(disk.marker(name));
        } else if (what < 500) {
            disk.delete(bus.directory(name));
        } else if (what < 560) {
            disk.delete(bus.ordersOut(name));
        } else if (what < 610) {
            disk.delete(random.nextBoolean() ? bus.directory(name) : bus.ordersOut(name));
            disk.start(name);
        } else if (what < 710) {
            rename(name, NAMES.get(random.nextInt(NAMES.size())));
        } else if (what < 740) {
            disk.directories(bus.directory(name));
        } else if (what < 820) {
            badEntries.spoil(name);
        } else if (what < 870) {
            badEntries.comeOrGo(name);
        } else if (what < 890) {
            disk.delete(anAncestor());
        } else if (what < 920) {
            awayOrBack();
        } else if (what < 923) {
            badEntries.replaceQueueRoot();
            turned = true;
        } else if (what < 940) {
            close(name);
        } else if (what < 1000) {
            exchange();
        }
        if (random.nextInt(1000) == 0) {
            overflow();
        }
    }

    /** A strategy gets another name, or its queue moves to another strategy. */
    private void rename(String one, String other) throws IOException {
        boolean whole = random.nextInt(3) > 0;
        Path from = whole ? bus.directory(one) : bus.ordersOut(one);
        Path to = whole ? bus.directory(other) : bus.ordersOut(other);
        if (canMove(from, to)) {
            disk.move(from, to);
            if (random.nextInt(4) == 0) {
                disk.move(to, from);
            }
        }
    }

    private Path anAncestor() {
        Path queue = bus.layout().strategies();
        return List.of(bus.layout().root(), queue.getParent(), queue).get(random.nextInt(3));
    }

    private void awayOrBack() throws IOException {
        Path place = anAncestor();
        if (model.at(away) == null) {
            if (canMove(place, away)) {
                disk.move(place, away);
                if (random.nextBoolean()) {
                    disk.move(away, place);
                }
            }
        } else if (random.nextBoolean() && model.isReachable(place)) {
            disk.delete(place);
            if (canMove(away, place)) {
                disk.move(away, place);
            }
        } else {
            disk.delete(away);
        }
    }

    /** A directory that is closed itself cannot leave its parent. */
    private boolean canMove(Path from, Path to) {
        Node node = model.at(from);
        return node != null
                && !(model.modesCount() && node.isClosed())
                && model.isReachable(from)
                && model.isReachable(to)
                && model.at(to) == null
                && model.directory(to.getParent()) != null
                && !to.startsWith(from);
    }

    private void close(String name) throws IOException {
        Path queue = bus.layout().strategies();
        List<Path> places =
                List.of(bus.directory(name), bus.ordersOut(name), queue, queue.getParent());
        Path place = places.get(random.nextInt(places.size()));
        Node node = model.at(place);
        if (node != null && node.kind() == Kind.DIRECTORY) {
            disk.close(place, true);
            turned |= place.equals(queue.getParent());
        }
    }

    /** Gives permissions back to the first closed directory on the way down. */
    private boolean reopen(Path path) throws IOException {
        Node node = model.at(path);
        if (node.isClosed()) {
            disk.close(path, false);
            return true;
        }
        for (Path name : node.names()) {
            if (reopen(path.resolve(name))) {
                return true;
            }
        }
        return false;
    }

    /** Another watcher, none for a while, or the one in use is stopped. */
    private void exchange() throws IOException {
        int what = random.nextInt(10);
        if (what == 0) {
            disk.note("no watcher");
            follower.use();
        } else if (what < 3 && current instanceof AutoCloseable) {
            disk.note("watcher stopped");
            follower.stop(current);
        } else if (what < 5) {
            disk.note("watcher scans");
            follower.use(new ScanningWatcher());
        } else {
            disk.note("watcher under test");
            current = watchers.get();
            follower.use(current, new ScanningWatcher());
        }
    }

    /** So much happens unattended that events of the last changes are lost. */
    private void overflow() throws IOException {
        Path queue = bus.layout().strategies();
        if (eventsThatOverflow == 0) {
            return;
        }
        while (model.anythingShut()) {
            reopen(base);
        }
        disk.start(NAMES.get(0));
        disk.note("overflow");
        current = watchers.get();
        follower.use(current);
        follower.step();
        interleaved = false;
        Path flood = queue.resolve(".flood");
        for (long i = 0; i <= eventsThatOverflow / 2; i++) {
            Files.delete(Files.createFile(flood));
        }
        for (int i = 0; i < 4; i++) {
            disk.delete(bus.directory(NAMES.get(i)));
            disk.start(NAMES.get(i + 1));
        }
        interleaved = true;
        checkQuiet();
        follower.await("the watch counts an overflow", () -> follower.overflows() > 0);
    }

    private void sometimesStep() {
        if (interleaved && random.nextInt(8) == 0) {
            disk.note("step");
            follower.step();
        }
    }

    private void check(DiscoveryEvent event) {
        String name = event.strategy().name();
        Node there = model.ready().get(name);
        disk.note(event.toString());
        if (model.isHidden(name)) {
            throw new AssertionError("nobody can know this now: " + event);
        }
        if (event instanceof DiscoveryEvent.Added) {
            if (there == null) {
                throw new AssertionError("not there: " + event);
            }
            applied.put(name, there);
        } else if (applied.remove(name) == there) {
            throw new AssertionError("still there: " + event);
        }
    }

    private void checkQuiet() throws IOException {
        if (follower.isBlind()) {
            current = watchers.get();
            follower.use(current);
        }
        if (turned) {
            follower.rescan();
            turned =
                    model.at(bus.layout().strategies())
                            != model.directory(bus.layout().strategies());
        }
        Map<String, Node> expected = model.ready();
        follower.await("the events led to " + expected.keySet(), () -> isApplied(expected));
        if (!model.anythingShut()) {
            TreeSet<String> names = new TreeSet<>(expected.keySet());
            if (!bus.ready().equals(names)) {
                throw new AssertionError("on disk are " + bus.ready() + " and not " + names);
            }
            badEntries.checkReported(follower);
        }
    }

    private boolean isLink(Path path) {
        return model.at(path) != null && model.at(path).kind() == Kind.LINK;
    }

    private boolean isApplied(Map<String, Node> expected) {
        for (String name : NAMES) {
            if (!model.isHidden(name) && applied.get(name) != expected.get(name)) {
                return false;
            }
        }
        return true;
    }

    static String ordersOut() {
        return BusLayout.ORDERS_OUT;
    }
}
