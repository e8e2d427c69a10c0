package chronicle.app.top;

import chronicle.tools.text.SafeText;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.WCWidth;

/**
 * One line of the screen under construction, never wider than the screen. Whatever is put on it is
 * made safe here, so that nothing reaches a terminal raw.
 */
final class Line {

    private final AttributedStringBuilder text = new AttributedStringBuilder();
    private final int limit;
    private int column;

    /**
     * An empty line.
     *
     * @param columns of the screen
     */
    Line(int columns) {
        this.limit = columns;
    }

    /** Columns used so far. */
    int column() {
        return column;
    }

    Line add(String raw) {
        return add(raw, Palette.PLAIN);
    }

    /** Adds as much as fits. */
    Line add(String raw, AttributedStyle style) {
        SafeText.cell(raw).codePoints().forEach(c -> put(c, style));
        return this;
    }

    /** Adds a text in so many columns: cut with a tilde at its end, or filled with blanks. */
    Line left(String raw, int width, AttributedStyle style) {
        String cut = cut(SafeText.cell(raw), width);
        return add(cut, style).add(" ".repeat(width - columns(cut)), style);
    }

    /** The same with the blanks before it. */
    Line right(String raw, int width, AttributedStyle style) {
        String cut = cut(SafeText.cell(raw), width);
        return add(" ".repeat(width - columns(cut)), style).add(cut, style);
    }

    /** Blanks up to a column, if it is not there yet. */
    Line fill(int upTo, AttributedStyle style) {
        return add(" ".repeat(Math.max(0, Math.min(upTo, limit) - column)), style);
    }

    AttributedString end() {
        return text.toAttributedString();
    }

    private void put(int codePoint, AttributedStyle style) {
        int width = WCWidth.wcwidth(codePoint);
        if (column + width > limit) {
            column = limit; // Nothing narrower may follow behind a gap.
            return;
        }
        text.append(Character.toString(codePoint), style);
        column += width;
    }

    /** Columns that a text takes which is safe: as many as the screen takes it for. */
    static int columns(String safe) {
        return safe.codePoints().map(WCWidth::wcwidth).sum();
    }

    private static String cut(String safe, int width) {
        if (columns(safe) <= width) {
            return safe;
        }
        StringBuilder cut = new StringBuilder();
        int column = 0;
        for (int c : safe.codePoints().toArray()) {
            column += WCWidth.wcwidth(c);
            if (column >= width) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return width > 0 ? cut.append('~').toString() : "";
    }
}
