package chronicle.app.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.app.process.CommandFailure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLoginTest {

    @Test
    void passwordIsMadeAnewForEveryStart() {
        String one = ConsoleLogin.of(Map.of()).toTell().orElseThrow();
        String other = ConsoleLogin.of(Map.of()).toTell().orElseThrow();
        assertTrue(one.matches("[a-zA-Z2-9]{20}"), one);
        assertNotEquals(one, other);
    }

    @Test
    void passwordOfTheEnvironmentIsNotTold() {
        ConsoleLogin login = ConsoleLogin.of(Map.of(ConsoleLogin.VARIABLE, "password"));
        assertEquals(Optional.empty(), login.toTell());
        // sha256sum and base64 of "password".
        assertEquals("{sha-256}XohImNooBHFR0OVvjcYpJ3NgPQ1qq73WKhHvch0VQtg=", login.hash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "short12", "with space", "größer-als-acht", "tab\there12"})
    void passwordThatBrowsersOrGuessersMayMeetOtherwiseIsRefused(String password) {
        CommandFailure failure =
                assertThrows(
                        CommandFailure.class,
                        () -> ConsoleLogin.of(Map.of(ConsoleLogin.VARIABLE, password)));
        assertTrue(failure.getMessage().startsWith(ConsoleLogin.VARIABLE), failure.getMessage());
        assertTrue(password.isEmpty() || !failure.getMessage().contains(password));
    }
}
