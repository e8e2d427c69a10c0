package chronicle.bus.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Cause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MissesTest {

    private static final long MS = Duration.ofMillis(1).toNanos();
    private static final long SAFETY = Duration.ofSeconds(5).toNanos();
    private static final StrategyId A = new StrategyId("a");
    private static final StrategyId B = new StrategyId("b");

    private final Misses misses = new Misses();

    @Test
    void changeThatIsHintedLateIsNotMissed() {
        misses.found(A, 0);
        assertFalse(misses.quiet(999 * MS));
        assertFalse(misses.hinted(A, false));
        misses.found(B, 0);
        misses.hintedEverything();
        assertFalse(misses.quiet(5000 * MS));
        assertEquals(0, misses.total());
        assertTrusted();
    }

    @Test
    void oldestThatNoHintHasNamedIsJudgedASecondLater() {
        assertEquals(Long.MAX_VALUE, misses.untilQuiet(0));
        misses.found(A, 100 * MS);
        misses.found(B, 400 * MS);
        assertEquals(700 * MS, misses.untilQuiet(400 * MS));
        misses.hinted(A, true);
        assertEquals(1000 * MS, misses.untilQuiet(400 * MS));
        assertFalse(misses.quiet(1400 * MS));
        assertEquals(Long.MAX_VALUE, misses.untilQuiet(1400 * MS));
    }

    @Test
    void oneMissIsAnAccidentTwoAreNot() {
        misses.found(A, 0);
        assertFalse(misses.quiet(1000 * MS));
        assertEquals(1, misses.total());
        assertTrusted();
        misses.found(A, 5000 * MS);
        assertTrue(misses.quiet(10_000 * MS));
        assertEquals(2, misses.total());
        assertDistrusted();
        misses.found(A, 10_000 * MS);
        assertFalse(misses.quiet(15_000 * MS), "told once");
        assertEquals(3, misses.total());
    }

    @Test
    void twoStrategiesInOneRescanAreEnough() {
        misses.found(A, 0);
        misses.found(B, 0);
        assertTrue(misses.quiet(5000 * MS));
        assertDistrusted();
    }

    @Test
    void hintedChangesInARowMakeItTrustedAndLaterMoreAreNeeded() {
        for (int needed = 20; needed <= 80; needed *= 2) {
            misses.found(A, 0);
            misses.found(B, 0);
            assertTrue(misses.quiet(5000 * MS));
            for (int i = 0; i < needed - 1; i++) {
                assertFalse(misses.hinted(A, true));
                assertFalse(misses.hinted(A, false), "nothing had changed");
            }
            misses.found(A, 0);
            assertFalse(misses.quiet(5000 * MS));
            assertDistrusted();
            for (int i = 0; i < needed - 1; i++) {
                assertFalse(misses.hinted(A, true), "in a row");
            }
            assertTrue(misses.hinted(A, true));
            assertTrusted();
        }
    }

    @Test
    void anotherWatchBeginsWithoutARecord() {
        misses.found(A, 0);
        misses.found(B, 0);
        assertTrue(misses.quiet(5000 * MS));
        misses.found(A, 5000 * MS);
        misses.forget();
        assertTrusted();
        assertFalse(misses.quiet(10_000 * MS));
        assertEquals(2, misses.total());
    }

    @Test
    void shorterIntervalStaysAsItIs() {
        misses.found(A, 0);
        misses.found(B, 0);
        misses.quiet(5000 * MS);
        assertEquals(20 * MS, misses.scanNs(20 * MS));
    }

    private void assertTrusted() {
        DiscoveryHealth health = health();
        assertEquals(health, misses.temper(health));
        assertEquals(SAFETY, misses.scanNs(SAFETY));
    }

    private void assertDistrusted() {
        DiscoveryHealth tempered = misses.temper(health());
        assertEquals(State.DEGRADED, tempered.state());
        assertEquals(Cause.NO_EVENTS, tempered.cause());
        assertTrue(tempered.reason().contains("fake"), tempered.reason());
        assertEquals(500 * MS, misses.scanNs(SAFETY));
    }

    private static DiscoveryHealth health() {
        return DiscoveryHealth.of(
                "fake",
                WatchHealth.good(WatchHealth.Mode.EVENTS, Instant.EPOCH, WatchHealth.Counters.ZERO),
                new Tally().stats());
    }
}
