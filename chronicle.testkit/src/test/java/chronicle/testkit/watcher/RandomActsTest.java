package chronicle.testkit.watcher;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Links on the way to the strategies are not watched, only what they lead to: that one is gone is
 * found out by the safety net, wherever it stood.
 */
class RandomActsTest {

    private static final String BUS = "bus";
    private static final String ORDERS = "bus/orders";
    private static final String QUEUE = "bus/orders/queue";

    @TempDir Path base;

    private MirroredDisk disk;
    private RandomActs acts;

    @BeforeEach
    void makeActs() {
        Random random = new Random(1);
        BusOnDisk bus = new BusOnDisk(base.resolve(BUS));
        TreeModel model = new TreeModel(base, bus.layout(), false);
        disk = new MirroredDisk(base, bus, model, () -> {});
        BadEntries badEntries = new BadEntries(base, bus, model, disk, random);
        acts = new RandomActs(base, bus, model, disk, badEntries, random);
    }

    @ParameterizedTest
    @ValueSource(strings = {BUS, ORDERS, QUEUE})
    void linkThatGoesAfterAQuietPointGoesUnnoticed(String place) throws IOException {
        link(place);
        acts.takeUnnoticed();
        disk.delete(base.resolve(place));
        assertTrue(acts.takeUnnoticed());
        assertFalse(acts.takeUnnoticed());
    }

    @ParameterizedTest
    @ValueSource(strings = {BUS, ORDERS, QUEUE})
    void linkThatComesAndGoesBetweenQuietPointsGoesUnnoticed(String place) throws IOException {
        link(place);
        acts.mild();
        disk.delete(base.resolve(place));
        assertTrue(acts.takeUnnoticed());
        assertFalse(acts.takeUnnoticed());
    }

    private void link(String place) throws IOException {
        disk.directories(base.resolve("real").resolve(QUEUE));
        disk.directories(base.resolve(place).getParent());
        disk.link(base.resolve(place), base.resolve("real").resolve(place));
    }
}
