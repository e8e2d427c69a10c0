package chronicle.testkit.scan;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.discovery.DiscoveryEvent;
import chronicle.bus.discovery.DiscoveryOptions;
import chronicle.bus.discovery.RouterDiscovery;
import chronicle.core.Queues;
import chronicle.testkit.Modes;
import chronicle.testkit.watcher.BusOnDisk;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Scans without a watcher under the limit that it is started under: {@code descriptors|modes}. */
final class ScanChild {

    /** So that every poll is a rescan. */
    private static final DiscoveryOptions ALWAYS = new DiscoveryOptions(Duration.ofMillis(1));

    private final BusOnDisk bus;
    private final BusLayout layout;
    private final RouterDiscovery discovery;

    private ScanChild(Path root, Queues queues) {
        bus = new BusOnDisk(root);
        layout = bus.layout();
        discovery = new RouterDiscovery(layout, queues, ALWAYS);
    }

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[1]);
        try (Queues queues = Queues.create()) {
            ScanChild child = new ScanChild(root, queues);
            switch (arguments[0]) {
                case "descriptors" -> child.descriptors(root);
                case "modes" -> child.modes();
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
        System.out.println("done");
    }

    private void expect(String what, int problems, String... events) {
        Set<String> found = new TreeSet<>();
        // The interval is over after a millisecond, and two rescans find no more than one.
        long start = discovery.health().stats().rescans();
        while (discovery.health().stats().rescans() < start + 2) {
            for (DiscoveryEvent e : discovery.poll(Duration.ofMillis(2))) {
                found.add((e instanceof DiscoveryEvent.Added ? "+" : "-") + e.strategy());
            }
        }
        if (!found.equals(new TreeSet<>(List.of(events)))) {
            throw new AssertionError(what + " events=" + found);
        }
        if (discovery.problems().size() != problems) {
            throw new AssertionError(what + " problems=" + discovery.problems());
        }
    }

    private void descriptors(Path root) throws IOException {
        bus.start("stays");
        bus.start("goes");
        bus.start("comes");
        expect("at first", 0, "+stays", "+goes", "+comes");
        Path comes = layout.strategies().resolve("comes");
        Files.move(comes, root.resolve("comes"));
        expect("moved away", 0, "-comes");
        loadWhatFailuresNeed();
        Deque<Closeable> open = new ArrayDeque<>();
        try {
            while (true) {
                open.push(FileChannel.open(bus.ordersOut("stays").resolve(ReadyMarker.NAME)));
            }
        } catch (FileSystemException none) {
            System.out.println("opened " + open.size());
        }
        Files.delete(bus.ordersOut("goes").resolve(ReadyMarker.NAME));
        Files.move(root.resolve("comes"), comes);
        expect("without descriptors", 1, "-goes");
        String problem = discovery.problems().get(0);
        while (!open.isEmpty()) {
            open.pop().close();
        }
        System.out.println("problem " + problem);
        expect("with descriptors again", 0, "+comes");
    }

    /** Classes come from files as well, which could not be opened any more. */
    private void loadWhatFailuresNeed() throws IOException {
        Path moved = layout.strategies().resolveSibling("moved");
        Files.move(layout.strategies(), moved);
        Files.createSymbolicLink(layout.strategies(), layout.strategies());
        expect("while the way is a loop", 1, "-stays", "-goes");
        Files.delete(layout.strategies());
        Files.move(moved, layout.strategies());
        expect("on the way again", 0, "+stays", "+goes");
    }

    private void modes() throws IOException {
        bus.start("one");
        bus.start("two");
        expect("at first", 0, "+one", "+two");
        Path one = layout.strategies().resolve("one");
        for (Path closed : List.of(one, bus.ordersOut("one"), layout.strategies())) {
            Modes.set(closed, "---------");
            expect("closed " + closed, 1);
            System.out.println("problem " + discovery.problems().get(0));
            Modes.set(closed, "rwx------");
            expect("opened " + closed, 0);
        }
        Modes.set(one, "---------");
        Files.delete(bus.ordersOut("two").resolve(ReadyMarker.NAME));
        expect("beside a closed one", 1, "-two");
        Modes.set(one, "rwx------");
        Files.delete(bus.ordersOut("one").resolve(ReadyMarker.NAME));
        expect("gone after it was closed", 0, "-one");
    }
}
