package chronicle.testkit.watcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.bus.spi.QueueWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Random acts by one thread while another follows and exchanges watchers: looks meet directories in
 * the middle of a change. Events alternate, each burst ends with what is there, and who is never
 * touched is told of once, and only once.
 */
final class LifeBeside {

    private static final Set<String> UNTOUCHED = Set.of("still-1", "still-2", "still-3");
    private static final int ACTS = 100;

    private final BusOnDisk bus;
    private final TreeModel model;
    private final MirroredDisk disk;
    private final RandomActs acts;
    private final Random random;

    LifeBeside(Path base, BusOnDisk bus, long seed) {
        this.bus = bus;
        this.random = new Random(seed);
        this.model = new TreeModel(base, bus.layout(), true);
        this.disk = new MirroredDisk(base, bus, model, () -> {});
        BadEntries badEntries = new BadEntries(base, bus, model, disk, random);
        this.acts = new RandomActs(base, bus, model, disk, badEntries, random);
    }

    void run(Follower follower, Supplier<QueueWatcher> watchers, int bursts) throws IOException {
        for (String name : UNTOUCHED) {
            disk.start(name);
        }
        for (int burst = 0; burst < bursts; burst++) {
            CompletableFuture<Void> acting =
                    WatchLifecycle.async(
                            () -> {
                                for (int i = 0; i < ACTS; i++) {
                                    acts.mild();
                                }
                            });
            QueueWatcher next = burst % 3 == 0 ? new ScanningWatcher() : watchers.get();
            follower.use(next, new ScanningWatcher());
            while (!acting.isDone()) {
                follower.step();
            }
            acting.join();
            follower.awaitPresent(new TreeSet<>(model.ready().keySet()));
            assertEquals(model.ready().keySet(), bus.ready(), disk::trace);
        }
        for (String name : UNTOUCHED) {
            List<String> events =
                    follower.log().stream().filter(e -> e.substring(1).equals(name)).toList();
            assertEquals(List.of("+" + name), events);
        }
    }
}
