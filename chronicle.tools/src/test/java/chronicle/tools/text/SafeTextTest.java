package chronicle.tools.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void whatSteersATerminalBreaksALineOrTurnsWritingIsEscaped() {
        assertEquals(
                "a\\x1b[2J\\x9b2J\\x0d\\x0ab\\u{2028}c\\u{2066}d\\u{202e}\\x7f",
                SafeText.of("a\u001b[2J\u009b2J\r\nb\u2028c\u2066d\u202e\u007f"));
        assertEquals("\\u{d800}x\\u{e000}", SafeText.of("\ud800x\ue000"));
    }

    @Test
    void wordsOfEveryLanguageStayWhatTheyAre() {
        for (String text : new String[] {"größer", "e\u0301", "大きい", "שלום", "مرحبا", "😀"}) {
            assertEquals(text, SafeText.of(text));
        }
    }

    @Test
    void cellsRunFromLeftToRightAndEveryCharacterHasItsColumns() {
        assertEquals("größer 大きい", SafeText.cell("größer 大きい"));
        assertEquals("e\\u{301}\\u{5e9}", SafeText.cell("e\u0301\u05e9"));
    }

    @Test
    void safeTwiceIsSafeOnce() {
        String once = SafeText.cell("a\u001b\\x1b\u202e");
        assertEquals(once, SafeText.of(once));
        assertEquals(once, SafeText.cell(once));
    }
}
