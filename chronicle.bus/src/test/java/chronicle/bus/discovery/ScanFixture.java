package chronicle.bus.discovery;

import chronicle.bus.StrategyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** One scan over a bus, which its test looks through as often as it wants. */
abstract class ScanFixture extends DiscoveryFixture {

    Problems problems;
    StrategyScan scan;

    @BeforeEach
    void makeBus() throws IOException {
        Files.createDirectories(layout.strategies());
        problems = new Problems(layout.strategies());
        scan = new StrategyScan(layout, walk, problems);
    }

    final List<String> look(String name, boolean hinted) {
        return hinted ? one(name) : all();
    }

    static void deleteTree(Path strategy) throws IOException {
        Files.delete(strategy.resolve("orders_out").resolve("READY"));
        Files.delete(strategy.resolve("orders_out"));
        Files.delete(strategy);
    }

    final List<String> one(String name) {
        List<DiscoveryEvent> events = new ArrayList<>();
        scan.one(new StrategyId(name), events);
        return words(events);
    }

    final List<String> all() {
        List<DiscoveryEvent> events = new ArrayList<>();
        scan.all(events);
        return words(events);
    }
}
