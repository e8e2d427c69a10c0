package chronicle.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CleanTest {

    @Test
    void whatSteersATerminalBreaksALineOrTurnsWritingIsReplaced() {
        assertEquals("a?[2J?2J?b?c?d", Clean.line("a\u001b[2J\u009b2J\nb\u2028c\u202ed", 100));
        assertEquals("größer, 大きい", Clean.line("größer, 大きい", 100));
    }

    @Test
    void whatIsTooLongIsCut() {
        assertEquals("abc…", Clean.line("abcd", 3));
        assertEquals("abcd", Clean.line("abcd", 4));
    }
}
