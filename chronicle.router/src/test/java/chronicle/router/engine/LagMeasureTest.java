package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.router.engine.DataLoop.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LagMeasureTest {

    private final List<Command> sent = new ArrayList<>();
    private long nowNs;

    /** Asked by the data thread itself, which waits for nothing. */
    private final LagMeasure lags = new LagMeasure(sent::add, () -> true, () -> nowNs);

    @Test
    void fourTimesASecondAtMost() {
        for (int ms = 0; ms < 1000; ms += 10) {
            nowNs = TimeUnit.MILLISECONDS.toNanos(ms);
            lags.measure();
            sent.forEach(each -> ((Command.Measure) each).done().countDown());
        }
        assertEquals(4, sent.size());
    }

    @Test
    void whileTheDataThreadIsStuckNothingMoreIsSent() {
        for (int seconds = 0; seconds < 10; seconds++) {
            nowNs = TimeUnit.SECONDS.toNanos(seconds);
            lags.measure();
        }
        assertEquals(1, sent.size());
        ((Command.Measure) sent.get(0)).done().countDown();
        nowNs = TimeUnit.SECONDS.toNanos(10);
        lags.measure();
        assertEquals(2, sent.size());
    }
}
