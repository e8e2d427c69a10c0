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

    private final Recovery recovery = new Recovery();

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
}
