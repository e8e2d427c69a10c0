package chronicle.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.tools.text.Columns;
import org.junit.jupiter.api.Test;

final class TableTest {

    private static Table table() {
        return new Table(
                Table.Column.elastic("NAME"),
                Table.Column.number("N"),
                Table.Column.elastic("REASON"));
    }

    @Test
    void columnsAreAsWideAsTheyNeed() {
        Table table = table();
        table.row("a", "1000", "fine");
        table.row("longer", "2", "");
        assertEquals(
                """
                NAME       N  REASON
                a       1000  fine
                longer     2\
                """,
                table.render());
    }

    @Test
    void namesOf255BytesFitTheWidthAndEndWithAnEllipsis() {
        Table table = table();
        table.row("n".repeat(255), "1", "r".repeat(300));
        table.row("short", "2", "short");
        String[] lines = table.render().split("\n");
        for (String line : lines) {
            assertTrue(Columns.of(line) <= Table.WIDTH, line);
        }
        assertEquals(Table.WIDTH, Columns.of(lines[1]));
        assertTrue(lines[1].matches("n+…  1  r+…"), lines[1]);
        assertTrue(lines[2].matches("short +2  short"), lines[2]);
    }

    @Test
    void namesOf255BytesOfWideCharactersFitAsWell() {
        Table table = table();
        table.row("注".repeat(85), "1", "e\u0301".repeat(60));
        String line = table.render().split("\n")[1];
        assertTrue(Columns.of(line) <= Table.WIDTH, line);
        assertTrue(line.startsWith("注") && line.contains("…"), line);
    }

    @Test
    void nothingOfACellSteersTheTerminal() {
        Table table = table();
        table.row("a\u001b[31m\nb", "1", "x\u202ey\r");
        assertEquals("a\\x1b[31m\\x0ab  1  x\\u{202e}y\\x0d", table.render().split("\n")[1]);
    }

    @Test
    void rowsHaveACellForEachColumn() {
        assertThrows(IllegalArgumentException.class, () -> table().row("a", "b"));
    }

    @Test
    void factsGoOnBelowThemselvesWithinTheWidth() {
        String text = new Facts().add("bus", "/bus").add("reason", "word ".repeat(40)).render();
        String[] lines = text.split("\n");
        assertEquals("bus     /bus", lines[0]);
        assertEquals("reason  word word", lines[1].substring(0, 17));
        assertEquals("        word word", lines[2].substring(0, 17));
        for (String line : lines) {
            assertTrue(line.length() <= Table.WIDTH, line);
        }
    }
}
