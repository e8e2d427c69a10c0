package chronicle.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.core.SystemEpochClock.Calibration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SystemEpochClockTest {

    private static final Instant WALL = Instant.ofEpochSecond(1, 700);

    private static Calibration calibrated(Long... nanoTimes) {
        Deque<Long> times = new ArrayDeque<>(List.of(nanoTimes));
        return SystemEpochClock.calibrate(times::remove, () -> WALL);
    }

    @Test
    void wallClockIsTakenForTheMiddleOfItsReading() {
        assertEquals(new Calibration(300, 1_000_000_500), calibrated(100L, 300L));
    }

    @Test
    void whoIsHeldUpBetweenTheClocksReadsThemAgain() {
        assertEquals(
                new Calibration(2_000_000_300L, 1_000_000_700 - 2_000_000_200L),
                calibrated(0L, 2_000_000_000L, 2_000_000_100L, 2_000_000_300L));
    }

    @Test
    void ofReadingsThatAllTakeLongTheClosestCounts() {
        Long[] times =
                LongStream.range(0, 20)
                        .map(i -> i / 2 * 1_000_000 + i % 2 * (i == 7 ? 6_000 : 50_000))
                        .boxed()
                        .toArray(Long[]::new);
        assertEquals(new Calibration(3_006_000, 1_000_000_700 - 3_003_000), calibrated(times));
    }
}
