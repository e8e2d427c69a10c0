package chronicle.core.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.engine.ReaderPositions.Registered;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers are judged by changes of their heartbeat and by our monotonic clock alone. */
class ReaderLivenessTest {

    private static final long TTL = 1_000;

    /** The monotonic clock may begin anywhere; here it passes from positive to negative. */
    private static final long START = Long.MAX_VALUE - 10;

    private final ReaderLiveness liveness = new ReaderLiveness(TTL);

    private static Registered reader(String name, long heartbeatNs) {
        return new Registered(name, 0, 64, heartbeatNs, null);
    }

    private boolean alive(Registered reader, long now) {
        liveness.look(List.of(reader), now);
        return liveness.isAlive(reader);
    }

    @Test
    void timeBeginsWhenAReaderIsSeenFirstHoweverOldItsHeartbeat() {
        Registered silent = reader("r", 1);
        assertTrue(alive(silent, START));
        assertTrue(alive(silent, START + TTL - 1));
        assertFalse(alive(silent, START + TTL));
        assertFalse(alive(silent, START + 100 * TTL));
    }

    @Test
    void everyChangeOfTheHeartbeatIsASignOfLife() {
        assertTrue(alive(reader("r", 100), START));
        assertTrue(alive(reader("r", 101), START + TTL - 1));
        assertTrue(alive(reader("r", 101), START + 2 * TTL - 2));
        assertFalse(alive(reader("r", 101), START + 2 * TTL - 1));
        assertTrue(alive(reader("r", 102), START + 9 * TTL), "back from the dead");
    }

    /** All were suspended, say; the one who judges may be the first to go on. */
    @Test
    void whatPassesWhileNobodyLooksIsHeldAgainstNobodyButForAMoment() {
        long ttl = 2 * ReaderLiveness.MOST_UNSEEN_NS;
        ReaderLiveness seldom = new ReaderLiveness(ttl);
        Registered reader = reader("r", 1);
        long now = START;
        seldom.look(List.of(reader), now);
        now += 100 * ttl;
        seldom.look(List.of(reader), now);
        assertTrue(seldom.isAlive(reader));
        now += ReaderLiveness.MOST_UNSEEN_NS - 1;
        seldom.look(List.of(reader), now);
        assertTrue(seldom.isAlive(reader));
        seldom.look(List.of(reader), now + 1);
        assertFalse(seldom.isAlive(reader));
    }

    @Test
    void stepsOfTheWallClockChangeNothing() {
        long year = 365L * 24 * 3600 * 1_000_000_000L;
        assertTrue(alive(reader("r", 100 * year), START));
        assertTrue(alive(reader("r", 99 * year), START + TTL - 1), "stepped back");
        assertTrue(alive(reader("r", 199 * year), START + 2 * TTL - 2), "stepped forward");
        assertFalse(alive(reader("r", 199 * year), START + 3 * TTL - 2), "stands in the future");
    }

    @Test
    void readersAreJudgedOneByOneAndForgottenOnesBeginAnew() {
        Registered a = reader("a", 1);
        Registered b = reader("b", 1);
        liveness.look(List.of(a), START);
        liveness.look(List.of(a, b), START + TTL - 1);
        liveness.look(List.of(a, b), START + TTL);
        assertFalse(liveness.isAlive(a));
        assertTrue(liveness.isAlive(b));
        liveness.look(List.of(b), START + TTL + 1);
        assertTrue(alive(a, START + TTL + 2));
    }

    @Test
    void withoutATimeEveryReaderLivesForEver() {
        ReaderLiveness forever = new ReaderLiveness(0);
        Registered reader = reader("r", 1);
        for (long now : new long[] {0, Long.MAX_VALUE}) {
            forever.look(List.of(reader), now);
            assertTrue(forever.isAlive(reader));
        }
    }
}
