package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final long MS = Duration.ofMillis(1).toNanos();

    private Duration interval = Duration.ofMillis(500);
    private final Recovery recovery = new Recovery(() -> interval);

    @Test
    void attemptsInVainBecomeRarerAndScansKeepTheirPace() {
        recovery.begin(0);
        List<Long> retries = new ArrayList<>();
        List<Long> scans = new ArrayList<>();
        for (long now = 0; now <= 20_000; now += recovery.untilNext(now * MS) / MS) {
            if (recovery.retryIsDue(now * MS)) {
                retries.add(now);
                recovery.retried(now * MS, false);
            }
            if (recovery.scanIsDue(now * MS)) {
                scans.add(now);
                recovery.scanned(now * MS);
            }
        }
        assertEquals(List.of(500L, 1500L, 3500L, 7500L, 12_500L, 17_500L), retries);
        assertEquals(40, scans.size());
        assertEquals(20_000L, scans.get(39));
    }

    @Test
    void successMakesThemFrequentAgain() {
        recovery.begin(0);
        recovery.retried(500 * MS, false);
        recovery.retried(1500 * MS, false);
        recovery.retried(3500 * MS, true);
        assertFalse(recovery.retryIsDue(3999 * MS));
        assertTrue(recovery.retryIsDue(4000 * MS));
    }

    @Test
    void otherIntervalCountsAtOnceAndAttemptsKeepTheirLongestPause() {
        recovery.begin(0);
        recovery.retried(500 * MS, false);
        recovery.scanned(500 * MS);
        interval = Duration.ofMillis(10);
        assertFalse(recovery.scanIsDue(509 * MS));
        assertTrue(recovery.scanIsDue(510 * MS));
        assertTrue(recovery.retryIsDue(520 * MS));
        assertEquals(10 * MS, recovery.untilNext(500 * MS));
        for (int i = 0; i < 40; i++) {
            recovery.retried(1000 * MS, false);
        }
        assertFalse(recovery.retryIsDue(5999 * MS));
        assertTrue(recovery.retryIsDue(6000 * MS));
        interval = Duration.ofSeconds(5);
        assertFalse(recovery.scanIsDue(5499 * MS));
        assertTrue(recovery.scanIsDue(5500 * MS));
    }
}
