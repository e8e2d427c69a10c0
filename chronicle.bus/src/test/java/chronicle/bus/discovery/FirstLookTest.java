package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.ReadyMarker;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many strategies are told before a watch is opened, a few behind it. */
class FirstLookTest extends DiscoveryFixture {

    private static final int MANY = 1000;

    private void startAll(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            start("s" + i);
        }
    }

    @Test
    void manyStrategiesAreToldBeforeTheWatchIsOpened() throws IOException {
        startAll(MANY);
        FakeWatcher watcher = use(new FakeWatcher("fake"));
        assertEquals(MANY, discovery.poll().size());
        assertEquals(List.of(), watcher.log);
        assertTrue(discovery.hasWatchersToTry());
        assertEquals(List.of(), poll());
        assertEquals(List.of("open fake"), watcher.log);
        assertFalse(discovery.hasWatchersToTry());
        assertEquals("fake", discovery.watcherName());
    }

    @Test
    void blockingPollDoesNotWaitForTheWatchOfManyEither() throws IOException {
        startAll(MANY);
        FakeWatcher watcher = use(new FakeWatcher("fake"));
        assertEquals(MANY, discovery.poll(LONG).size());
        assertEquals(List.of(), watcher.log);
        assertEquals(List.of(), words(discovery.poll(LONG)));
        assertEquals("fake", discovery.watcherName());
    }

    @Test
    void changesBetweenTheFirstLookAndTheWatchAreFoundBehindIt() throws IOException {
        startAll(MANY);
        use(new FakeWatcher("fake"));
        assertEquals(MANY, discovery.poll().size());
        Files.delete(ordersOut("s7").resolve(ReadyMarker.NAME));
        start("late");
        assertEquals(List.of("+late", "-s7"), poll().stream().sorted().toList());
    }

    @Test
    void fewStrategiesAreToldBehindTheOpening() throws IOException {
        startAll(1);
        FakeWatcher watcher = use(new FakeWatcher("fake"));
        assertEquals(List.of("+s0"), poll());
        assertEquals(List.of("open fake"), watcher.log);
    }
}
