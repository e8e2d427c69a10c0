package chronicle.router.engine;

import java.util.Locale;
import java.util.regex.Pattern;

/** What others say, payloads of orders in it for all we know, as a part of one line of a log. */
final class OneLine {

    private static final Pattern BREAKS =
            Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]");

    private OneLine() {}

    /** With {@code \xNN} or <code>&#92;u{NNNN}</code> for what would end the line or steer. */
    static String of(Throwable said) {
        return BREAKS.matcher(String.valueOf(said))
                .replaceAll(found -> escaped(found.group().charAt(0)));
    }

    private static String escaped(char c) {
        String form = c < 0x100 ? "\\\\x%02x" : "\\\\u{%04x}";
        return String.format(Locale.ROOT, form, (int) c);
    }
}
