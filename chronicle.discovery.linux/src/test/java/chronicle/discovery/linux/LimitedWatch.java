package chronicle.discovery.linux;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryEvent;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.discovery.DiscoveryOptions;
import chronicle.bus.discovery.RouterDiscovery;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.core.Queues;
import chronicle.testkit.InotifyLimit;
import chronicle.testkit.Modes;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * The process of {@link RealLimitsTest}: follows a bus while a limit of the kernel is in the way.
 * The periodic rescan is out of reach, unless a watcher that does not open has to be tried again.
 */
final class LimitedWatch implements AutoCloseable {

    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    private final BusLayout layout;
    private final Queues queues = Queues.create();
    private final RouterDiscovery discovery;
    private final Set<String> present = new TreeSet<>();

    private LimitedWatch(Path root, Duration rescan) {
        layout = new BusLayout(root);
        discovery = new RouterDiscovery(layout, queues, new DiscoveryOptions(rescan));
    }

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[1]);
        boolean opens = args[0].equals("watches") || args[0].equals("modes");
        try (LimitedWatch scene = new LimitedWatch(root, opens ? NEVER : SOON);
                QueueWatcherCloser watcher = new QueueWatcherCloser(new InotifyWatcher())) {
            switch (args[0]) {
                case "watches" -> scene.watches(watcher.watcher);
                case "instances" -> scene.instances(watcher.watcher);
                case "descriptors" -> scene.descriptors(watcher.watcher);
                case "modes" -> scene.modes(watcher.watcher);
                default -> throw new IllegalArgumentException(args[0]);
            }
        }
        System.out.println("done");
    }

    private record QueueWatcherCloser(InotifyWatcher watcher) implements AutoCloseable {
        @Override
        public void close() {
            watcher.close();
        }
    }

    private void watches(QueueWatcher watcher) throws IOException {
        start("a");
        start("b");
        discovery.watchers(List.of(watcher));
        follow("both", () -> present.equals(Set.of("a", "b")));
        check(health().state() == State.EVENTS, "events at first");
        int held = health().watch().orElseThrow().counters().watches();
        InotifyLimit.WATCHES.set(held + 1);
        start("c");
        start("d");
        follow("four, two of them scanned", () -> present.size() == 4);
        follow("degraded", () -> health().cause() == Cause.WATCH_LIMIT);
        System.out.println("reason " + health().reason());
        check(health().watch().orElseThrow().counters().unwatched() == 2, "two unwatched");
        ReadyMarker.withdraw(ordersOut("d"));
        follow("scanned d", () -> !present.contains("d"));
        ReadyMarker.withdraw(ordersOut("a"));
        follow("watched a", () -> !present.contains("a"));
        InotifyLimit.WATCHES.set(1000);
        follow("recovered", () -> health().state() == State.EVENTS);
        check(health().reason().isEmpty(), "no reason");
        check(health().watch().orElseThrow().counters().unwatched() == 0, "none unwatched");
        start("d");
        follow("watched d", () -> present.contains("d"));
    }

    private void instances(QueueWatcher watcher) throws IOException {
        InotifyLimit.INSTANCES.set(0);
        start("a");
        discovery.watchers(List.of(watcher));
        follow("blind", () -> !discovery.failures().isEmpty());
        System.out.println("reason " + discovery.failures().get(0));
        follow("found without", () -> present.contains("a"));
        InotifyLimit.INSTANCES.set(5);
        follow("recovered", () -> health().state() == State.EVENTS);
    }

    private void descriptors(QueueWatcher watcher) throws Exception {
        // Loads what a watch needs, so that the limit is met by the kernel's calls alone.
        watcher.open(layout).close();
        start("a");
        discovery.poll().forEach(this::apply);
        List<FileInputStream> held = new ArrayList<>();
        try {
            while (held.size() < 10_000) {
                held.add(new FileInputStream("/dev/null"));
            }
            throw new AssertionError("the limit was never met");
        } catch (IOException full) {
            discovery.watchers(List.of(watcher));
            discovery.poll().forEach(this::apply);
        }
        String reason = discovery.failures().get(0);
        check(present.contains("a"), "kept although nothing can be listed");
        for (FileInputStream each : held) {
            each.close();
        }
        System.out.println("reason " + reason);
        follow("recovered", () -> health().state() == State.EVENTS);
        check(present.contains("a"), "still there");
    }

    private void modes(QueueWatcher watcher) throws IOException {
        start("a");
        start("b");
        mode("a", "-wx--x--x");
        // Nobody can make a file there, so it cannot be found out whether events come.
        Path orders = layout.strategies().getParent();
        Modes.set(orders, "r-xr-xr-x");
        discovery.watchers(List.of(watcher));
        follow("both", () -> present.equals(Set.of("a", "b")));
        check(health().cause() == Cause.PERMISSION, "one cannot be watched " + health());
        System.out.println("reason " + health().reason());
        // No event tells of this one, and it is seen within a scan all the same.
        Files.move(ordersOut("a"), ordersOut("a").resolveSibling("away"));
        follow("scanned a", () -> !present.contains("a"));
        Files.move(ordersOut("a").resolveSibling("away"), ordersOut("a"));
        follow("scanned a again", () -> present.contains("a"));
        mode("a", "rwxr-xr-x");
        follow("recovered", () -> health().state() == State.EVENTS);
        mode("b", "---------");
        discovery.poll(SOON).forEach(this::apply);
        check(present.contains("b"), "what cannot be looked at is as it was");
        check(health().state() == State.EVENTS, "there is nothing to scan " + health());
        mode("b", "rwxr-xr-x");
        ReadyMarker.withdraw(ordersOut("b"));
        follow("watched b again", () -> !present.contains("b"));
    }

    private DiscoveryHealth health() {
        return discovery.health();
    }

    private void start(String name) throws IOException {
        Files.createDirectories(ordersOut(name));
        ReadyMarker.publish(ordersOut(name));
    }

    private Path ordersOut(String name) {
        return layout.endpoints(new StrategyId(name)).ordersOut();
    }

    private void mode(String name, String mode) throws IOException {
        Modes.set(ordersOut(name).getParent(), mode);
    }

    private void follow(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            check(System.nanoTime() - end < 0, "not in time: " + what + " " + health());
            discovery.poll(SOON).forEach(this::apply);
        }
    }

    private void apply(DiscoveryEvent event) {
        String name = event.strategy().name();
        boolean changed =
                event instanceof DiscoveryEvent.Added ? present.add(name) : present.remove(name);
        check(changed, "told twice: " + event);
    }

    private static void check(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    @Override
    public void close() {
        discovery.close();
        queues.close();
    }
}
