package chronicle.bus.discovery;

import chronicle.bus.BusLayout;
import chronicle.bus.ReadyMarker;
import chronicle.bus.StrategyId;
import chronicle.core.QueueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A discovery over a bus on disk, with identities and time of the test's choice. */
abstract class DiscoveryFixture {

    static final Duration LONG = Duration.ofSeconds(30);
    static final Duration RESCAN = Duration.ofSeconds(5);

    @TempDir Path temp;

    BusLayout layout;
    RouterDiscovery discovery;
    volatile long now;

    /** Stands in for inode and birth time: what is not named here has its path as identity. */
    final Map<String, String> identities = new HashMap<>();

    boolean identityFails;

    @BeforeEach
    void makeDiscovery() {
        layout = new BusLayout(temp.resolve("bus"));
        discovery =
                new RouterDiscovery(
                        layout, this::identity, new DiscoveryOptions(RESCAN), () -> now);
    }

    @AfterEach
    void close() {
        discovery.close();
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

    private String identity(Path path) {
        if (identityFails) {
            throw new QueueException(QueueException.Category.IO, "no permission");
        }
        return identities.getOrDefault(path.getParent().getFileName().toString(), path.toString());
    }
}
