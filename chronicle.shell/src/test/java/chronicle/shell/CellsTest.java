package chronicle.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void whatSteersATerminalOrTurnsWritingIsNotInACell() {
        assertEquals("a [2J 2J b c d", Cells.plain("a\u001b[2J\u009b2J\r\nb\u2028c\u2066d\u202e"));
        assertEquals("größer, 大きい", Cells.plain("größer, 大きい"));
    }
}
