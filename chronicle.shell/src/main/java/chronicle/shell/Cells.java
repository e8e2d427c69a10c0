package chronicle.shell;

import java.util.Locale;

/** Text as it stands in a terminal: how wide it is, and made to fit. */
final class Cells {

    private static final String ELLIPSIS = "…";
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Cells() {}

    /** Columns that a text takes; combining marks take none, East Asian characters two. */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
                return 0;
            }
            default -> {
                Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
                boolean wide =
                        Character.isIdeographic(codePoint)
                                || script == Character.UnicodeScript.HANGUL
                                || script == Character.UnicodeScript.HIRAGANA
                                || script == Character.UnicodeScript.KATAKANA
                                || codePoint >= 0xFF01 && codePoint <= 0xFF60
                                || codePoint >= 0x1F300 && codePoint <= 0x1FAFF;
                return wide ? 2 : 1;
            }
        }
    }

    /** On one line, without anything that would steer the terminal. */
    static String plain(String text) {
        // Not Cntrl, which is of ASCII alone: a terminal takes U+009B for the begin of a command.
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    /** At most so wide; what is cut ends with an ellipsis. */
    static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int taken = 1;
        for (int codePoint : text.codePoints().toArray()) {
            taken += width(codePoint);
            if (taken > width) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept + ELLIPSIS;
    }

    /** Bytes with a unit; {@code -} for what is not known. */
    static String bytes(long bytes) {
        if (bytes < 0) {
            return "-";
        }
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0
                ? bytes + UNITS[0]
                : String.format(Locale.ROOT, value < 10 ? "%.1f%s" : "%.0f%s", value, UNITS[unit]);
    }

    /** A count; {@code -} for what is not known. */
    static String count(long count) {
        return count < 0 ? "-" : Long.toString(count);
    }
}
