package chronicle.tools.text;

/**
 * How many columns of a terminal a text takes. Of pictures terminals differ, so this is for tables
 * of lines; a screen counts as whoever draws it.
 */
public final class Columns {

    /** Beginnings and ends of what is two columns wide, as terminals have it. */
    private static final int[] WIDE = {
        0x1100, 0x115F, // Hangul that begins a syllable
        0x2329, 0x232A, // angle brackets
        0x2E80, 0x303E, // radicals, punctuation
        0x3040, 0xA4CF, // Kana, ideographs, Yi
        0xAC00, 0xD7A3, // syllables of Hangul
        0xF900, 0xFAFF, // compatibility ideographs
        0xFE10, 0xFE19, // vertical forms
        0xFE30, 0xFE6F, // compatibility forms
        0xFF00, 0xFF60, // full-width forms
        0xFFE0, 0xFFE6, // full-width signs
        0x1F000, 0x1FEEE, // pictures
        0x20000, 0x2FFFD, // more ideographs
        0x30000, 0x3FFFD,
    };

    /** Letters that go on with a syllable of Hangul, and colours of the picture before. */
    private static final int[] WITH_THE_ONE_BEFORE = {0x1160, 0x11FF, 0x1F3FB, 0x1F3FF};

    private Columns() {}

    /** Columns of a text that has been through {@link SafeText}. */
    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** 0 for what is drawn over the character before it or not at all, 2 for East Asian ones. */
    public static int of(int codePoint) {
        if (codePoint < 0x7F) {
            return codePoint < ' ' ? 0 : 1;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    0;
            default -> isIn(WITH_THE_ONE_BEFORE, codePoint) ? 0 : isIn(WIDE, codePoint) ? 2 : 1;
        };
    }

    private static boolean isIn(int[] ranges, int codePoint) {
        for (int i = 0; i < ranges.length && codePoint >= ranges[i]; i += 2) {
            if (codePoint <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
