package chronicle.router.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class RouterSettingsTest {

    private static RouterSettings parse(String bus, long rescanMs, long retryMs, String idle) {
        return RouterSettings.parse(bus, "router", 4096, false, rescanMs, retryMs, 5000, idle);
    }

    @Test
    void takesWhatIsValid() {
        RouterSettings settings = parse("/bus/../bus", 7, 9, "spin");
        assertEquals("/bus", settings.bus().root().toString());
        assertEquals(Duration.ofMillis(7), settings.rescanInterval());
        assertEquals(IdleMode.SPIN, settings.idle());
    }

    @Test
    void refusalsNameKeyValueAndRange() {
        assertEquals(
                "chronicle.router cannot use bus=x, valid is an absolute path",
                refusal("x", 1, 1, "park"));
        assertEquals(
                "chronicle.router cannot use rescan_interval_ms=-5, valid is 1 to 86400000"
                        + " milliseconds",
                refusal("/x", -5, 1, "park"));
        assertEquals(
                "chronicle.router cannot use attach_retry_ms=10001, valid is 1 to 10000"
                        + " milliseconds",
                refusal("/x", 1, 10_001, "park"));
        assertEquals(
                "chronicle.router cannot use idle=PARK, valid is park, spin or sleep",
                refusal("/x", 1, 1, "PARK"));
    }

    private static String refusal(String bus, long rescanMs, long retryMs, String idle) {
        return assertThrows(
                        IllegalArgumentException.class, () -> parse(bus, rescanMs, retryMs, idle))
                .getMessage();
    }

    @Test
    void onlyQueueSettingsNeedARouterMadeAnew() {
        RouterSettings settings = parse("/x", 1, 1, "park");
        assertTrue(settings.sameQueues(parse("/x", 2, 2, "spin")));
        assertFalse(settings.sameQueues(parse("/y", 1, 1, "park")));
    }
}
