package chronicle.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void whatIsLateKeepsTheTimeItWasMeantFor() {
        Pace pace = new Pace(1_000, 0);
        long stalledUntil = 5_000_000;
        for (int i = 0; i <= 5; i++) {
            assertTrue(pace.due(stalledUntil));
            assertEquals(i * 1_000_000L, pace.take());
        }
        assertFalse(pace.due(stalledUntil));
        assertEquals(6_000_000, pace.next());
    }

    @Test
    void doesNotDriftAtRatesThatNoIntervalDivides() {
        Pace pace = new Pace(3, 0);
        for (int i = 0; i < 3_000; i++) {
            pace.take();
        }
        assertEquals(1_000_000_000_000L, pace.next(), 1_000);
    }
}
