package chronicle.app.top;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.tools.text.SafeText;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void whatIsSafeInACellHasColumnsOnTheScreen() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = SafeText.cell(Character.toString(c));
            assertTrue(Line.columns(text) >= text.codePointCount(0, text.length()), text);
        }
    }
}
