package chronicle.discovery.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.bus.spi.WatchHealth.Cause;
import chronicle.testkit.LogLines;
import chronicle.testkit.watcher.WatchFixture;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Configuration as the container hands it over. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LinuxWatcherComponentTest {

    private static final int SCANS_IN_A_ROW = 3;

    /** No system call takes a name that long, and that is no limit that could be raised. */
    private final BusLayout layout = new BusLayout(Path.of("/" + "n".repeat(256)));

    private static LinuxWatcherComponent component(Object intervalMs) {
        return new LinuxWatcherComponent(config(intervalMs), written(intervalMs));
    }

    private static void modify(LinuxWatcherComponent component, Object intervalMs) {
        component.modified(config(intervalMs), written(intervalMs));
    }

    private static Map<String, Object> written(Object intervalMs) {
        return Map.of("retry_interval_ms", intervalMs);
    }

    /** Converts when asked, as the container does. */
    private static LinuxWatcherComponent.Config config(Object intervalMs) {
        return new LinuxWatcherComponent.Config() {
            @Override
            public int retry__interval__ms() {
                return Integer.parseInt(intervalMs.toString());
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return LinuxWatcherComponent.Config.class;
            }
        };
    }

    @Test
    void wrongIntervalFromTheStartIsSaidInASentenceAndTheDefaultIsUsed() throws Exception {
        for (Object bad : new Object[] {9, -5, 5_001, "many"}) {
            try (LogLines log = new LogLines()) {
                assertEquals(Duration.ofMillis(500), component(bad).retryInterval());
                log.await(
                        "configuration is refused, retry_interval_ms stays 500:"
                                + " chronicle.discovery.linux cannot use retry_interval_ms="
                                + bad
                                + ", valid is 10 to 5000 milliseconds");
            }
        }
    }

    @Test
    void changeReachesAWatchThatAwaitsAndAWrongOneDoesNot() throws Exception {
        LinuxWatcherComponent component = component(5_000);
        try (Watch watch = component.open(layout)) {
            assertEquals(Cause.FAILURE, watch.health().cause());
            assertEquals(Hint.nothing(), hintWhenWoken(component, watch, 4_999));
            for (Object bad : new Object[] {9, 5_001, "many"}) {
                modify(component, bad);
                assertEquals(Duration.ofMillis(4_999), component.retryInterval());
            }
            modify(component, 10);
            watch.await(Duration.ZERO);
            for (int i = 0; i < 100; i++) {
                assertEquals(Hint.everything(), watch.await(Duration.ofSeconds(4)), "time " + i);
            }
            assertTrue(watch.isOpen());
        }
        component.deactivate();
    }

    /**
     * Whoever changes the interval wakes the one who waits: that says nothing of what is on disk. A
     * scan says something, which is due with the wake-up where all of this took five seconds.
     */
    private static Hint hintWhenWoken(
            LinuxWatcherComponent component, Watch watch, int intervalMs) {
        Hint hint = Hint.everything();
        for (int i = 0; i < SCANS_IN_A_ROW && !hint.isNothing(); i++) {
            WatchFixture.drain(watch);
            modify(component, intervalMs);
            hint = watch.await(Duration.ofSeconds(30));
        }
        return hint;
    }

    @Test
    void stoppedComponentClosesItsWatchesAndOpensNoMore() throws WatchException {
        LinuxWatcherComponent component = component(500);
        Watch watch = component.open(layout);
        component.deactivate();
        assertFalse(watch.isOpen());
        WatchException e = assertThrows(WatchException.class, () -> component.open(layout));
        assertEquals("the watcher was stopped bus=" + layout.root(), e.getMessage());
    }
}
