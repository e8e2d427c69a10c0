package chronicle.discovery.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import chronicle.testkit.LogLines;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Configuration as the container hands it over. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class PollWatcherComponentTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final BusLayout layout = new BusLayout(Path.of("/no/such/bus"));

    private static PollWatcherComponent component(Object intervalMs) {
        return new PollWatcherComponent(config(intervalMs), written(intervalMs));
    }

    private static void modify(PollWatcherComponent component, Object intervalMs) {
        component.modified(config(intervalMs), written(intervalMs));
    }

    private static Map<String, Object> written(Object intervalMs) {
        return Map.of("interval_ms", intervalMs);
    }

    /** Converts when asked, as the container does. */
    private static PollWatcherComponent.Config config(Object intervalMs) {
        return new PollWatcherComponent.Config() {
            @Override
            public int interval__ms() {
                return Integer.parseInt(intervalMs.toString());
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return PollWatcherComponent.Config.class;
            }
        };
    }

    @Test
    void wrongIntervalFromTheStartIsSaidInASentenceAndTheDefaultIsUsed() throws Exception {
        for (Object bad : new Object[] {0, -5, 60_001, "many"}) {
            try (LogLines log = new LogLines();
                    Watch watch = component(bad).open(layout)) {
                log.await(
                        "configuration is refused, interval_ms stays 500: chronicle.discovery.poll"
                                + " cannot use interval_ms="
                                + bad
                                + ", valid is 1 to 60000 milliseconds");
                assertEquals(Hint.everything(), watch.await(LONG));
            }
        }
    }

    @Test
    void changeReachesAnOpenWatchAndAWrongOneDoesNot() throws WatchException {
        PollWatcherComponent component = component(60_000);
        try (Watch watch = component.open(layout)) {
            modify(component, 10);
            assertEquals(Hint.everything(), watch.await(LONG));
            modify(component, 60_000);
            for (Object bad : new Object[] {0, 60_001, "many"}) {
                modify(component, bad);
                // Under the default of 500 ms, or none at all, this would be "everything".
                assertEquals(Hint.nothing(), watch.await(Duration.ofMillis(600)));
            }
            assertTrue(watch.isOpen());
        }
    }

    @Test
    void stoppedComponentClosesItsWatchesAndOpensNoMore() throws WatchException {
        PollWatcherComponent component = component(500);
        Watch watch = component.open(layout);
        component.deactivate();
        assertFalse(watch.isOpen());
        WatchException e = assertThrows(WatchException.class, () -> component.open(layout));
        assertEquals("the watcher was stopped bus=/no/such/bus", e.getMessage());
    }
}
