package chronicle.shell;

import chronicle.tools.text.Columns;

/** Text made to fit a width. */
final class Cells {

    private static final String ELLIPSIS = "…";

    private Cells() {}

    /** At most so many columns; what is cut ends with an ellipsis. */
    static String cut(String text, int width) {
        if (Columns.of(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int taken = 1;
        for (int codePoint : text.codePoints().toArray()) {
            taken += Columns.of(codePoint);
            if (taken > width) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept + ELLIPSIS;
    }
}
