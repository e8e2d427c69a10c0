package chronicle.app.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class StrategyResultTest {

    @Test
    void lineWithoutAcksHasZeros() {
        assertEquals(
                "strategy s1 orders=4 acked=0 rtt_us p50=0.0 p99=0.0 max=0.0",
                new StrategyResult("s1", 4, 0, new Histogram(3)).line());
    }

    @Test
    void lineHasMicroseconds() {
        Histogram rtt = new Histogram(3);
        for (int i = 0; i < 98; i++) {
            rtt.recordValue(10_000);
        }
        rtt.recordValue(20_000);
        rtt.recordValue(40_000);
        String line = new StrategyResult("s1", 100, 100, rtt).line();
        assertTrue(
                line.matches(
                        "strategy s1 orders=100 acked=100 rtt_us p50=10\\.0 p99=20\\.0 max=40\\.0"),
                line);
    }
}
