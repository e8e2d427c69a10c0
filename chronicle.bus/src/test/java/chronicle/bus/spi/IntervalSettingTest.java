package chronicle.bus.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntervalSettingTest {

    private final IntervalSetting setting =
            new IntervalSetting("pause_ms", Duration.ofMillis(10), Duration.ofSeconds(5));

    @Test
    void everythingFromTheShortestToTheLongestIsTaken() {
        for (int ms : new int[] {10, 11, 5_000}) {
            assertEquals(Duration.ofMillis(ms), setting.check(Duration.ofMillis(ms)));
            assertEquals(Duration.ofMillis(ms), setting.read("some.pid", () -> ms, Map.of()));
        }
    }

    @Test
    void whatIsOutOfRangeIsRefusedWithASentence() {
        for (int ms : new int[] {-1, 9, 5_001, Integer.MAX_VALUE}) {
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> setting.check(Duration.ofMillis(ms)));
            assertEquals(
                    "cannot use pause_ms=" + ms + ", valid is 10 to 5000 milliseconds",
                    e.getMessage());
        }
    }

    @Test
    void whatCannotBeConvertedIsNamedAsItWasWritten() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                setting.read(
                                        "some.pid",
                                        () -> Integer.parseInt("many"),
                                        Map.of("pause_ms", "many")));
        assertEquals(
                "some.pid cannot use pause_ms=many, valid is 10 to 5000 milliseconds",
                e.getMessage());
        assertTrue(e.getCause() instanceof NumberFormatException, () -> "" + e.getCause());
    }
}
