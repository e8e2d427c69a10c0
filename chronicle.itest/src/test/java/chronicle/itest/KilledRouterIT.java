package chronicle.itest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueBrowser;
import chronicle.core.Queues;
import chronicle.core.StartMode;
import chronicle.example.handler.LedgerEntry;
import chronicle.itest.process.HandledJournal;
import chronicle.itest.process.LoadedBus;
import chronicle.itest.process.RouterMain;
import chronicle.router.engine.DataPolicy;
import chronicle.testkit.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * At-least-once is exact: a router that is killed anywhere under load, while it attaches or in the
 * middle of a batch, and started again, leaves no order out, and hands out again only those behind
 * the stored position; of what one life handed out, that is no more than are between two times it
 * stores. The handler of the example that keeps the names of orders in its ledger takes each of
 * them exactly once.
 *
 * <p>{@code -Dkill.lives=N} for more than a few lives, {@code -Dkill.seed=SEED} to repeat some.
 */
final class KilledRouterIT {

    private static final int STRATEGIES = 4;
    private static final int BATCH = 256;
    private static final int UNSTORED = DataPolicy.DEFAULTS.order().storeEvery() + BATCH;
    private static final int LIVES = Integer.getInteger("kill.lives", 3);
    private static final List<String> SMALL =
            List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final long[] handled = new long[STRATEGIES];

    @TempDir Path folder;

    @Test
    void killedAnywhereNothingIsMissingAndOnlyWhatWasNotStoredComesAgain() throws Exception {
        System.out.println("seed " + seed);
        try (LoadedBus bus = new LoadedBus(folder.resolve("bus"), STRATEGIES, seed)) {
            for (int life = 0; life < LIVES; life++) {
                live(bus, life);
            }
            try (ChildJvm router = start(bus, LIVES)) {
                long[] stored = stored(bus);
                bus.finish();
                router.kill();
                follow(journal(LIVES), stored, LIVES);
            }
            for (int s = 0; s < STRATEGIES; s++) {
                assertEquals(bus.sent(s), handled[s], "all of strategy " + s + at(LIVES));
            }
            assertArrayEquals(handled, inLedger(), "in the ledger" + at(LIVES));
        }
    }

    private void live(LoadedBus bus, int life) throws IOException {
        long[] stored = stored(bus);
        HandledJournal journal = journal(life);
        try (ChildJvm router = start(bus, life)) {
            if (life % 3 == 2) {
                // Maybe before it has attached anything, maybe in the middle of that.
                LockSupport.parkNanos(random.nextInt(700_000_000));
            } else {
                int enough = 1 + random.nextInt(10_000);
                while (journal.size() < enough) {
                    bus.check();
                    assertTrue(router.isAlive(), router::report);
                    LockSupport.parkNanos(10_000);
                }
            }
            router.kill();
        }
        notTooFar(stored(bus), follow(journal, stored, life), life);
        Files.delete(file(life));
    }

    private ChildJvm start(LoadedBus bus, int life) {
        return ChildJvm.start(
                SMALL,
                RouterMain.class,
                bus.layout().root().toString(),
                file(life).toString(),
                folder.resolve("ledger").toString());
    }

    private HandledJournal journal(int life) throws IOException {
        return HandledJournal.open(file(life));
    }

    private Path file(int life) {
        return folder.resolve("handled-" + life);
    }

    private static long[] stored(LoadedBus bus) {
        long[] seqs = new long[STRATEGIES];
        for (int s = 0; s < STRATEGIES; s++) {
            seqs[s] = bus.storedSeq(s, "router");
        }
        return seqs;
    }

    /** Each strategy's orders come one after the other, from its stored position on. */
    private long[] follow(HandledJournal journal, long[] stored, int life) {
        long[] next = stored.clone();
        int size = journal.size();
        for (int i = 0; i < size; i++) {
            int strategy = journal.strategy(i);
            assertEquals(next[strategy], journal.seq(i), "strategy " + strategy + at(life));
            next[strategy]++;
        }
        for (int s = 0; s < STRATEGIES; s++) {
            handled[s] = Math.max(handled[s], next[s]);
        }
        return next;
    }

    /** How many orders of each strategy the ledger has; they come one after the other. */
    private long[] inLedger() {
        long[] next = new long[STRATEGIES];
        try (Queues queues = Queues.create();
                QueueBrowser ledger = queues.browse(folder.resolve("ledger"), StartMode.EARLIEST)) {
            while (ledger.poll(entry -> count(LedgerEntry.of(entry), next), 1_000) > 0) {
                continue;
            }
        }
        return next;
    }

    private void count(LedgerEntry entry, long[] next) {
        int strategy = Integer.parseInt(entry.strategy().substring(1));
        assertEquals(next[strategy], entry.seq(), "ledger of strategy " + strategy + at(LIVES));
        assertEquals(entry.seq(), LoadedBus.orderId(entry.order()));
        next[strategy]++;
    }

    /** What is stored was handled, and what this life did not store is no more than it may be. */
    private void notTooFar(long[] stored, long[] next, int life) {
        long repeats = 0;
        for (int s = 0; s < STRATEGIES; s++) {
            assertTrue(stored[s] <= next[s], "stored before it was handled" + at(life));
            repeats += next[s] - stored[s];
        }
        assertTrue(repeats <= UNSTORED, repeats + " orders come again" + at(life));
    }

    private String at(int life) {
        return " life=" + life + " seed=" + seed;
    }
}
