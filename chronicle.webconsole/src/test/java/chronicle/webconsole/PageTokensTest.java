package chronicle.webconsole;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTokensTest {

    private final AtomicLong clock = new AtomicLong(1_000);
    private final PageTokens tokens = new PageTokens(clock::get);

    @Test
    void tokenHoldsForItsUserAndForAnHour() {
        String token = tokens.issue("admin");
        assertTrue(tokens.accepts(token, "admin"));
        assertFalse(tokens.accepts(token, "other"));
        clock.addAndGet(PageTokens.LIFE_MS - 1);
        assertTrue(tokens.accepts(token, "admin"));
        clock.incrementAndGet();
        assertFalse(tokens.accepts(token, "admin"));
    }

    @Test
    void everyTokenIsAnother() {
        assertNotEquals(tokens.issue("admin"), tokens.issue("admin"));
    }

    @Test
    void tokenOfAnotherStartIsRefused() {
        assertFalse(tokens.accepts(new PageTokens(clock::get).issue("admin"), "admin"));
    }

    @Test
    void tokenWithAnyCharacterChangedIsRefused() {
        String token = tokens.issue("admin");
        // The last character holds bits that decode to nothing.
        for (int i = 0; i < token.length() - 1; i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertFalse(tokens.accepts(changed, "admin"), changed);
        }
        assertFalse(tokens.accepts(token.substring(0, token.length() - 4), "admin"));
        assertFalse(tokens.accepts(token + "AAAA", "admin"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "A", "=", "no base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoTokenIsRefused(String token) {
        assertFalse(tokens.accepts(token, "admin"));
    }
}
