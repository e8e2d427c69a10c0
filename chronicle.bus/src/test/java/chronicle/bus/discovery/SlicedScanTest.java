package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A look at everything in pieces, between which the bus changes and single places are looked at.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SlicedScanTest extends ScanFixture {

    private static final int NAMES = 12;
    private static final int STEPS = 3_000;

    private final Random random = new Random();
    private final Set<String> told = new HashSet<>();

    @Test
    void placeThatWasLookedAtMeanwhileIsNotJudgedByTheOlderListing() throws IOException {
        start("a");
        start("b");
        List<DiscoveryEvent> events = new ArrayList<>();
        scan.some(1, events);
        // Listed as directories, both of them.
        for (String name : List.of("a", "b")) {
            Path strategy = layout.strategies().resolve(name);
            Path elsewhere = temp.resolve("elsewhere-" + name);
            Files.move(strategy, elsewhere);
            Files.createSymbolicLink(strategy, elsewhere);
            scan.one(new StrategyId(name), events);
        }
        while (!scan.some(1, events)) {
            // On to the last one.
        }
        take(events, "");
        assertEquals(Set.of(), told);
    }

    /** The seed is in the message of a failure. */
    @Test
    void whateverHappensInBetweenTheNextWholeLookIsTrue() throws IOException {
        long seed = Long.getLong("scan.seed", random.nextLong());
        random.setSeed(seed);
        for (int i = 0; i < STEPS; i++) {
            String name = "s" + random.nextInt(NAMES);
            String at = "seed=" + seed + " step=" + i + " name=" + name;
            change(name);
            if (random.nextInt(3) == 0) {
                List<DiscoveryEvent> events = new ArrayList<>();
                scan.one(new StrategyId(name), events);
                take(events, at);
                assertEquals(isReady(name), told.contains(name), at);
            }
            if (random.nextInt(2) == 0) {
                List<DiscoveryEvent> events = new ArrayList<>();
                scan.some(1 + random.nextInt(4), events);
                take(events, at);
            }
            if (random.nextInt(50) == 0) {
                List<DiscoveryEvent> events = new ArrayList<>();
                scan.all(events);
                take(events, at);
                assertEquals(onDisk(), new TreeSet<>(told), at);
            }
        }
    }

    private void change(String name) throws IOException {
        Path strategy = layout.strategies().resolve(name);
        Path ready = ordersOut(name).resolve("READY");
        switch (random.nextInt(5)) {
            case 0 -> {
                if (isReady(name)) {
                    Files.delete(ready);
                }
            }
            case 1 -> {
                if (Files.isDirectory(strategy)) {
                    Files.deleteIfExists(ready);
                    Files.deleteIfExists(ordersOut(name));
                }
                Files.deleteIfExists(strategy);
            }
            case 2 -> {
                if (!Files.exists(strategy)) {
                    Files.createFile(strategy);
                }
            }
            default -> {
                if (!Files.isRegularFile(strategy)) {
                    start(name);
                }
            }
        }
    }

    private boolean isReady(String name) {
        return Files.isRegularFile(ordersOut(name).resolve("READY"));
    }

    private Set<String> onDisk() {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < NAMES; i++) {
            if (isReady("s" + i)) {
                names.add("s" + i);
            }
        }
        return names;
    }

    private void take(List<DiscoveryEvent> events, String at) {
        for (DiscoveryEvent event : events) {
            String name = event.strategy().toString();
            boolean alternates =
                    event instanceof DiscoveryEvent.Added ? told.add(name) : told.remove(name);
            assertTrue(alternates, at + " event=" + event);
        }
    }
}
