package chronicle.app.top;

import org.jline.utils.WCWidth;

/**
 * Text of others, fit for a terminal: what would steer it, break a line, take no column or turn the
 * direction of what follows stands as {@code \xNN} or <code>&#92;u{NNNN}</code>.
 */
final class SafeText {

    private SafeText() {}

    static String of(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(safe, c));
        return safe.toString();
    }

    /** Columns of a text that went through {@link #of}. */
    static int columns(String safe) {
        return safe.codePoints().map(WCWidth::wcwidth).sum();
    }

    private static void append(StringBuilder safe, int codePoint) {
        if (harmless(codePoint)) {
            safe.appendCodePoint(codePoint);
        } else if (codePoint < 0x100) {
            safe.append(codePoint < 0x10 ? "\\x0" : "\\x").append(Integer.toHexString(codePoint));
        } else {
            safe.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
        }
    }

    private static boolean harmless(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint >= ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.SURROGATE,
                    Character.PRIVATE_USE ->
                    false;
            default -> WCWidth.wcwidth(codePoint) > 0 && !rightToLeft(codePoint);
        };
    }

    private static boolean rightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }
}
