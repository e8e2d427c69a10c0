package chronicle.bus.discovery;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.core.Queues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A discovery over a bus on disk, with a walk and a time of the test's choice. */
abstract class DiscoveryFixture {

    static final Duration LONG = Duration.ofSeconds(30);
    static final Duration RESCAN = Duration.ofSeconds(5);

    @TempDir Path temp;

    BusLayout layout;
    RouterDiscovery discovery;
    volatile long now;

    /** What the polling thread has had of a processor. */
    volatile long work;

    Queues queues;
    TamperedWalk walk;

    @BeforeEach
    void makeDiscovery() throws IOException {
        layout = new BusLayout(home().resolve("bus"));
        queues = Queues.create();
        walk = new TamperedWalk(queues.walk(layout.strategies()));
        discovery = new RouterDiscovery(layout, walk, new DiscoveryOptions(RESCAN), new ByHand());
    }

    private final class ByHand extends Clocks {

        @Override
        long time() {
            return now;
        }

        @Override
        long work() {
            return work;
        }
    }

    /** Where the bus is: on whatever file system temporary files are, if nothing else is said. */
    Path home() throws IOException {
        return temp;
    }

    @AfterEach
    void close() {
        discovery.close();
        queues.close();
    }

    CompletableFuture<List<DiscoveryEvent>> blocked() {
        return CompletableFuture.supplyAsync(() -> discovery.poll(LONG));
    }

    FakeWatcher use(FakeWatcher watcher) {
        discovery.watchers(List.of(watcher));
        return watcher;
    }

    void rescan() {
        now += RESCAN.toNanos();
    }

    List<String> poll() {
        return words(discovery.poll());
    }

    static List<String> words(List<DiscoveryEvent> events) {
        return events.stream()
                .map(e -> (e instanceof DiscoveryEvent.Added ? "+" : "-") + e.strategy())
                .toList();
    }

    Path ordersOut(String name) {
        return layout.endpoints(new StrategyId(name)).ordersOut();
    }

    void start(String name) throws IOException {
        Files.createDirectories(ordersOut(name));
        ReadyMarker.publish(ordersOut(name));
    }
}
