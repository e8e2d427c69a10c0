package chronicle.discovery.linux;

import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.core.Queues;
import chronicle.testkit.InotifyLimit;
import chronicle.testkit.Modes;
import chronicle.testkit.watcher.BusOnDisk;
import chronicle.testkit.watcher.Follower;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The process of {@link RealLimitsTest}: follows a bus while a limit of the kernel is in the way.
 * The periodic rescan is out of reach, unless a watcher that does not open has to be tried again.
 */
final class LimitedWatch implements AutoCloseable {

    private static final Duration SOON = Duration.ofMillis(200);

    private final BusOnDisk bus;
    private final Queues queues = Queues.create();
    private final Follower follower;

    private LimitedWatch(Path root) {
        bus = new BusOnDisk(root);
        follower = new Follower(bus, queues);
    }

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[1]);
        try (LimitedWatch scene = new LimitedWatch(root);
                InotifyWatcher watcher = new InotifyWatcher()) {
            switch (args[0]) {
                case "watches" -> scene.watches(watcher);
                case "instances" -> scene.instances(watcher);
                case "descriptors" -> scene.descriptors(watcher);
                case "listing" -> scene.listing(watcher);
                case "modes" -> scene.modes(watcher);
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
        System.out.println("done");
    }

    private void watches(QueueWatcher watcher) throws IOException {
        bus.start("a");
        bus.start("b");
        follower.use(watcher);
        follower.awaitPresent("a", "b");
        check(health().state() == State.EVENTS, "events at first");
        int held = health().watch().orElseThrow().counters().watches();
        InotifyLimit.WATCHES.set(held + 1);
        bus.start("c");
        bus.start("d");
        follower.awaitPresent("a", "b", "c", "d");
        follower.await("degraded", () -> health().cause() == Cause.WATCH_LIMIT);
        System.out.println("reason " + health().reason());
        check(health().watch().orElseThrow().counters().unwatched() == 2, "two unwatched");
        bus.unready("d");
        follower.awaitPresent("a", "b", "c");
        bus.unready("a");
        follower.awaitPresent("b", "c");
        InotifyLimit.WATCHES.set(1000);
        follower.await("recovered", () -> health().state() == State.EVENTS);
        check(health().reason().isEmpty(), "no reason");
        check(health().watch().orElseThrow().counters().unwatched() == 0, "none unwatched");
        bus.start("d");
        follower.awaitPresent("b", "c", "d");
    }

    private void instances(QueueWatcher watcher) throws IOException {
        follower.discovery().rescanInterval(SOON);
        InotifyLimit.INSTANCES.set(0);
        bus.start("a");
        follower.use(watcher);
        follower.await("blind", () -> !follower.discovery().failures().isEmpty());
        System.out.println("reason " + follower.discovery().failures().get(0));
        follower.awaitPresent("a");
        InotifyLimit.INSTANCES.set(5);
        follower.await("recovered", () -> health().state() == State.EVENTS);
    }

    private void descriptors(QueueWatcher watcher) throws Exception {
        follower.discovery().rescanInterval(SOON);
        // Loads what is needed, so that the limit is met by the kernel's calls alone.
        watcher.open(bus.layout()).close();
        bus.start("a");
        follower.awaitPresent("a");
        List<FileInputStream> held = holdAllDescriptors();
        follower.use(watcher);
        follower.step();
        String reason = follower.discovery().failures().get(0);
        // Kept, although nothing can be listed.
        follower.awaitPresent("a");
        release(held);
        System.out.println("reason " + reason);
        follower.await("recovered", () -> health().state() == State.EVENTS);
        follower.awaitPresent("a");
    }

    private void listing(QueueWatcher watcher) throws IOException {
        bus.start("a");
        follower.use(watcher);
        follower.awaitPresent("a");
        Path queue = bus.layout().strategies();
        Path away = queue.resolveSibling("away");
        loadWhatFailuresNeed(queue, away);
        List<FileInputStream> held = holdAllDescriptors();
        bus.rename(queue, away);
        bus.rename(away, queue);
        follower.await("degraded", () -> health().state() == State.DEGRADED);
        Cause cause = health().cause();
        String reason = health().reason();
        follower.awaitPresent("a");
        release(held);
        System.out.println("reason " + reason);
        check(cause == Cause.DESCRIPTORS, "it is " + cause);
        follower.await("recovered", () -> health().state() == State.EVENTS);
        bus.unready("a");
        follower.awaitPresent();
    }

    /** Classes come from files as well, which could not be opened any more. */
    private void loadWhatFailuresNeed(Path queue, Path away) throws IOException {
        Advice.forDescriptors("none", 0);
        bus.rename(queue, away);
        Files.createSymbolicLink(queue, queue);
        follower.await("a loop", () -> !follower.discovery().problems().isEmpty());
        Files.delete(queue);
        bus.rename(away, queue);
        follower.await("no loop", () -> health().state() == State.EVENTS);
        follower.awaitPresent("a");
    }

    private static List<FileInputStream> holdAllDescriptors() throws IOException {
        List<FileInputStream> held = new ArrayList<>();
        try {
            while (held.size() < 10_000) {
                held.add(new FileInputStream("/dev/null"));
            }
        } catch (FileNotFoundException full) {
            return held;
        }
        throw new AssertionError("the limit was never met");
    }

    private static void release(List<FileInputStream> held) throws IOException {
        for (FileInputStream each : held) {
            each.close();
        }
    }

    private void modes(QueueWatcher watcher) throws IOException {
        bus.start("a");
        bus.start("b");
        mode("a", "-wx--x--x");
        // Nobody can make a file there, so it cannot be found out whether events come.
        Path orders = bus.layout().strategies().getParent();
        Modes.set(orders, "r-xr-xr-x");
        follower.use(watcher);
        follower.awaitPresent("a", "b");
        check(health().cause() == Cause.PERMISSION, "one cannot be watched " + health());
        System.out.println("reason " + health().reason());
        // No event tells of this one, and it is seen within a scan all the same.
        Path away = bus.directory("a").resolve("away");
        bus.rename(bus.ordersOut("a"), away);
        follower.awaitPresent("b");
        bus.rename(away, bus.ordersOut("a"));
        follower.awaitPresent("a", "b");
        mode("a", "rwxr-xr-x");
        follower.await("recovered", () -> health().state() == State.EVENTS);
        mode("b", "---------");
        check(follower.discovery().poll(SOON).isEmpty(), "what cannot be seen is as it was");
        check(health().state() == State.EVENTS, "there is nothing to scan " + health());
        mode("b", "rwxr-xr-x");
        bus.unready("b");
        follower.awaitPresent("a");
    }

    private DiscoveryHealth health() {
        return follower.discovery().health();
    }

    private void mode(String name, String mode) throws IOException {
        Modes.set(bus.directory(name), mode);
    }

    private static void check(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    @Override
    public void close() {
        follower.close();
        queues.close();
    }
}
