package chronicle.app.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopSignalTest {

    @Test
    void listenersRunOnTheRequestAndLateOnesAtOnce() {
        StopSignal stop = new StopSignal();
        AtomicInteger runs = new AtomicInteger();
        stop.onStop(runs::incrementAndGet);
        assertFalse(stop.requested());
        stop.request();
        assertTrue(stop.requested());
        stop.onStop(runs::incrementAndGet);
        assertEquals(2, runs.get());
    }

    @Test
    void endOfInputIsARequest() throws InterruptedException {
        StopSignal stop = new StopSignal();
        InputEnd.stops(stop, new ByteArrayInputStream(new byte[] {1, 2, 3}));
        assertTrue(stop.await(30, TimeUnit.SECONDS));
    }
}
