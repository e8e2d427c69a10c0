package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.spi.Hint;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A rescan that the interval asks for, of more strategies than are looked at in one go. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SlicedRescanTest extends DiscoveryFixture {

    private static final int MANY = 300;

    private FakeWatcher watcher;

    @BeforeEach
    void findMany() throws IOException {
        for (int i = 0; i < MANY; i++) {
            start("s" + i);
        }
        watcher = use(new FakeWatcher("fake"));
        assertEquals(MANY, discovery.poll().size());
    }

    /** Begins a rescan; a change that is hinted at is told while most of it is still to be done. */
    private void beginRescan(String name) throws IOException {
        long before = rescans();
        start(name);
        watcher.hints.add(Hint.strategies(Set.of(name)));
        rescan();
        walk.starts = 0;
        walk.looks = 0;
        assertEquals(List.of("+" + name), words(discovery.poll(LONG)));
        assertEquals(1, walk.starts);
        assertTrue(walk.looks < 2 * MANY / 3, "looks=" + walk.looks);
        assertEquals(before, rescans());
    }

    private long rescans() {
        return discovery.health().stats().rescans();
    }

    @Test
    void hintIsNotKeptWaitingByIt() throws IOException {
        long before = rescans();
        beginRescan("hinted");
        assertEquals(List.of(), poll());
        assertEquals(1, walk.starts);
        assertEquals(before + 1, rescans());
    }

    @Test
    void whatNoHintToldIsFoundWhereverItStands() throws IOException {
        beginRescan("hinted");
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < MANY; i += 3) {
            deleteReady("s" + i);
            expected.add("-s" + i);
        }
        Set<String> found = new HashSet<>(poll());
        rescan();
        found.addAll(poll());
        assertEquals(expected, found);
    }

    @Test
    void closingInTheMiddleOfItGivesItsDescriptorBack() throws IOException {
        beginRescan("hinted");
        assertTrue(walk.open);
        discovery.close();
        assertFalse(walk.open);
    }

    @Test
    void goesOnFromSliceToSliceWithoutBeingAsked() throws IOException {
        use(new FakeWatcher("other"));
        poll();
        start("late");
        rescan();
        assertEquals(List.of("+late"), words(discovery.poll(LONG)));
    }

    @Test
    void hintOfEverythingBeginsItAnew() throws IOException {
        beginRescan("hinted");
        deleteReady("s0");
        deleteReady("s" + (MANY - 1));
        watcher.hints.add(Hint.everything());
        assertEquals(
                Set.of("-s0", "-s" + (MANY - 1)), Set.copyOf(words(discovery.poll(Duration.ZERO))));
        assertEquals(List.of(), poll());
    }

    @Test
    void anotherWatchBeginsItAnew() throws IOException {
        beginRescan("hinted");
        // Nobody can have hinted at these: the old watch is not asked any more.
        deleteReady("s0");
        deleteReady("s" + (MANY - 1));
        use(new FakeWatcher("other"));
        assertEquals(Set.of("-s0", "-s" + (MANY - 1)), Set.copyOf(words(discovery.poll(LONG))));
        assertEquals(2, walk.starts);
    }

    @Test
    void watchThatFailsWhenItVerifiesBeginsItAnew() throws IOException {
        beginRescan("hinted");
        deleteReady("s0");
        deleteReady("s" + (MANY - 1));
        watcher.verifyFailure = new IllegalStateException("broken");
        rescan();
        assertEquals(Set.of("-s0", "-s" + (MANY - 1)), Set.copyOf(words(discovery.poll(LONG))));
    }

    @Test
    void directoryExchangedBetweenTwoSlicesIsListedAnew() throws IOException {
        beginRescan("hinted");
        Files.move(layout.strategies(), temp.resolve("moved"));
        start("s1");
        start("new");
        List<String> events = poll();
        assertTrue(events.contains("+new"));
        assertEquals(MANY + 1, events.stream().filter(it -> it.startsWith("-")).count());
        assertTrue(events.indexOf("-s1") < events.indexOf("+s1"));
        assertEquals(List.of(), poll());
    }

    private void deleteReady(String name) throws IOException {
        Files.delete(ordersOut(name).resolve("READY"));
    }
}
