package chronicle.testkit.model;

import chronicle.core.Queues;
import chronicle.core.engine.MappedQueues;
import chronicle.core.os.OsPrimitives;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of random steps of a writer and its readers, restarts, limits and deletions included,
 * each compared with a list in memory. {@code -Dmodel.seed=SEED} repeats what was found, as far as
 * the background thread plays along; {@code -Dmodel.lives=N} makes it longer.
 */
public abstract class ModelContract {

    private static final int STEPS = 1_000;
    private static final int LIVES = Integer.getInteger("model.lives", 4);

    @TempDir private Path folder;

    /** The primitives that this run is about. */
    protected abstract OsPrimitives primitives();

    @Test
    void everyStepOfARandomLifeAgreesWithTheModel() throws Exception {
        long start = System.nanoTime();
        long seed = Long.getLong("model.seed", start);
        Listings listings = new Listings();
        try (Queues queues = new MappedQueues(listings.over(primitives()))) {
            for (int life = 0; life < LIVES; life++) {
                live(queues, listings, folder.resolve("queue" + life), seed + life);
            }
        }
        System.out.printf(
                "agreed lives=%d steps=%d model.seed=%d seconds=%d%n",
                LIVES, LIVES * STEPS, seed, (System.nanoTime() - start) / 1_000_000_000L);
    }

    private static void live(Queues queues, Listings listings, Path queue, long seed)
            throws Exception {
        QueueLife life = new QueueLife(queues, listings, queue, seed);
        try (life) {
            for (int i = 0; i < STEPS; i++) {
                life.step();
            }
            if (seed % 2 == 0) {
                life.settle(seed % 4 == 0);
            }
        } catch (Exception | AssertionError e) {
            throw new AssertionError("model.seed=" + seed + ", " + life.story(), e);
        }
    }
}
