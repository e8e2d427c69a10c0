package chronicle.testkit.watcher;

import chronicle.bus.BusLayout;
import chronicle.bus.discovery.DiscoveryEvent;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.WatchHealth;
import chronicle.testkit.Modes;
import chronicle.testkit.watcher.TreeModel.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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

    private final Path base;
    private final BusOnDisk bus;
    private final Supplier<QueueWatcher> watchers;
    private final long eventsThatOverflow;
    private final Supplier<Runnable> holdEvents;
    private final Random random;
    private final TreeModel model;
    private final MirroredDisk disk;
    private final BadEntries badEntries;
    private final RandomActs acts;

    /** By name, as the events said: which incarnation is attached. */
    private final Map<String, Node> applied = new HashMap<>();

    private Follower follower;
    private QueueWatcher current;
    private boolean interleaved = true;

    /**
     * @param base an empty directory above the bus
     * @param eventsThatOverflow so many are too many for a watch that takes none; 0 for none
     * @param holdEvents keeps the watch that was opened last from taking any, until what it gives
     *     is run
     */
    RandomLife(
            Path base,
            BusOnDisk bus,
            Supplier<QueueWatcher> watchers,
            long eventsThatOverflow,
            Supplier<Runnable> holdEvents,
            long seed)
            throws IOException {
        this.base = base;
        this.bus = bus;
        this.watchers = watchers;
        this.eventsThatOverflow = eventsThatOverflow;
        this.holdEvents = holdEvents;
        this.random = new Random(seed);
        this.model = new TreeModel(base, bus.layout(), modesCount());
        this.disk = new MirroredDisk(base, bus, model, this::sometimesStep);
        this.badEntries = new BadEntries(base, bus, model, disk, random);
        this.acts = new RandomActs(base, bus, model, disk, badEntries, random);
    }

    private boolean modesCount() throws IOException {
        Path probe = Files.createTempDirectory(base, "closed");
        Modes.set(probe, "---------");
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
                act();
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
            checkRecovered();
        } catch (IOException | RuntimeException | AssertionError e) {
            throw new AssertionError("at step " + step + " after\n" + disk.trace(), e);
        }
    }

    private void act() throws IOException {
        int what = random.nextInt(1000);
        if (what == 0) {
            overflow();
        } else if (what < 60) {
            exchange();
        } else {
            acts.any();
        }
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
        acts.reopenAll();
        disk.start(RandomActs.NAMES.get(0));
        disk.note("overflow");
        current = watchers.get();
        follower.use(current);
        follower.step();
        interleaved = false;
        Runnable release = holdEvents.get();
        try {
            Path flood = queue.resolve(".flood");
            for (long i = 0; i <= eventsThatOverflow / 2; i++) {
                Files.delete(Files.createFile(flood));
            }
            for (int i = 0; i < 4; i++) {
                disk.delete(bus.directory(RandomActs.NAMES.get(i)));
                disk.start(RandomActs.NAMES.get(i + 1));
            }
        } finally {
            release.run();
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
        if (acts.takeUnnoticed()) {
            follower.rescan();
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

    /** Whatever it went through, the same watch comes back to what it is made for. */
    private void checkRecovered() throws IOException {
        acts.reopenAll();
        disk.start(RandomActs.NAMES.get(0));
        checkQuiet();
        follower.await(
                "nothing is scanned that could be watched",
                () -> follower.mode() != WatchHealth.Mode.DEGRADED);
    }

    private boolean isApplied(Map<String, Node> expected) {
        for (String name : RandomActs.NAMES) {
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
