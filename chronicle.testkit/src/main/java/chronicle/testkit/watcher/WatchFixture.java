package chronicle.testkit.watcher;

import chronicle.bus.BusLayout;
import chronicle.bus.StrategyId;
import chronicle.bus.spi.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bus for tests of what is particular to one kind of watch; what is the same for all stands in
 * {@link WatcherContract}.
 */
public abstract class WatchFixture {

    @TempDir protected Path temp;

    /** In {@code temp}, with a directory for strategies. */
    protected BusLayout layout;

    @BeforeEach
    void makeBus() throws IOException {
        layout = new BusLayout(temp.resolve("bus"));
        Files.createDirectories(layout.strategies());
    }

    protected final Path ordersOut(String name) {
        return layout.endpoints(new StrategyId(name)).ordersOut();
    }

    /** Makes a strategy's directories, without READY. */
    protected final Path make(String name) throws IOException {
        return Files.createDirectories(ordersOut(name));
    }

    /** Takes hints until what happened so far is told. */
    public static void drain(Watch watch) {
        while (!watch.await(Duration.ZERO).isNothing()) {
            continue;
        }
    }

    /**
     * A watch that holds two watches of the system's for each strategy gives them back when
     * strategies are deleted, and when one is moved away.
     *
     * @param awaitWatches waits until it holds exactly so many
     */
    protected final void assertGivesBackWhatStrategiesHeld(Watch watch, IntConsumer awaitWatches)
            throws IOException {
        int before = watch.health().counters().watches();
        for (int i = 0; i < 20; i++) {
            make("s" + i);
        }
        awaitWatches.accept(before + 40);
        for (int i = 0; i < 20; i++) {
            Path out = ordersOut("s" + i);
            Files.delete(out);
            Files.delete(out.getParent());
        }
        awaitWatches.accept(before);
        make("a");
        awaitWatches.accept(before + 2);
        Files.move(layout.strategies().resolve("a"), temp.resolve("elsewhere"));
        awaitWatches.accept(before);
    }
}
