package chronicle.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChildJvmTest {

    @Test
    void linesAreAwaitedInTurnAndKillingEndsIt() {
        try (ChildJvm child = ChildJvm.start(EchoChild.class, "a 1", "b", "a 2")) {
            assertEquals("said a 1", child.awaitLine("said a"));
            assertEquals("said a 2", child.awaitLine("said a"));
            assertTrue(child.isAlive());
            child.kill();
            assertFalse(child.isAlive());
        }
    }

    @Test
    void endingWithoutTheLineSaysWhatWasPrinted() {
        try (ChildJvm child = ChildJvm.start(EchoChild.class, "exit")) {
            AssertionError error = assertThrows(AssertionError.class, () -> child.awaitLine("no"));
            assertTrue(error.getMessage().contains("\"no\""), error.getMessage());
            assertTrue(error.getMessage().contains("exit=3"), child.report());
            assertTrue(error.getMessage().contains("leaving"), child.report());
        }
    }

    @Test
    void anAwaitedConditionThatFailsToComeSaysWhatAndHowLong() {
        AssertionError error =
                assertThrows(
                        AssertionError.class,
                        () -> Await.until("the moon", Duration.ofMillis(5), () -> false));
        assertTrue(
                error.getMessage().contains("not within PT0.005S: the moon"), error.getMessage());
    }
}
