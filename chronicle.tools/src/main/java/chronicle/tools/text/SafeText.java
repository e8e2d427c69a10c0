package chronicle.tools.text;

import java.util.function.IntPredicate;

/**
 * Text of others, fit for a terminal and a log. Names and payloads on disk, and what other
 * processes say, may hold anything; what would steer a terminal, break a line or turn the direction
 * of what follows stands as {@code \xNN} or <code>&#92;u{NNNN}</code>. Made safe twice is made safe
 * once.
 */
public final class SafeText {

    private SafeText() {}

    /** As part of a line: letters and marks of every language stay as they are. */
    public static String of(String text) {
        return escaped(text, SafeText::isHarmless);
    }

    /**
     * As part of a table: what takes no column, or is written from right to left, is escaped as
     * well, since it would move what stands beside it.
     */
    public static String cell(String text) {
        return escaped(text, SafeText::isUpright);
    }

    private static String escaped(String text, IntPredicate kept) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(
                        codePoint -> {
                            if (kept.test(codePoint)) {
                                safe.appendCodePoint(codePoint);
                            } else {
                                escape(safe, codePoint);
                            }
                        });
        return safe.toString();
    }

    private static void escape(StringBuilder safe, int codePoint) {
        String hex = Integer.toHexString(codePoint);
        if (codePoint < 0x100) {
            safe.append(codePoint < 0x10 ? "\\x0" : "\\x").append(hex);
        } else {
            safe.append("\\u{").append(hex).append('}');
        }
    }

    private static boolean isHarmless(int codePoint) {
        // Not below 0x20 alone: a terminal takes U+009B for the begin of a command.
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.SURROGATE,
                    Character.PRIVATE_USE ->
                    false;
            default -> true;
        };
    }

    private static boolean isUpright(int codePoint) {
        return isHarmless(codePoint) && Columns.of(codePoint) > 0 && !isRightToLeft(codePoint);
    }

    private static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }
}
