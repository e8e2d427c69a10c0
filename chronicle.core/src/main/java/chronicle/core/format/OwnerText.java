package chronicle.core.format;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code writer.lock} says of the process that holds it: pid, start ticks and writer epoch,
 * decimal, between blanks, and a newline. For people; the lock itself is the truth. Whatever else a
 * file holds is not passed on, for it ends on a terminal or in a log.
 */
public final class OwnerText {

    /** Far above any honest line; no more is looked at. */
    public static final int MAX_BYTES = 128;

    private static final Pattern FORM = Pattern.compile("(\\d+) (\\d+) (\\d+)\\s*");

    private OwnerText() {}

    /**
     * @param startTicks negative when unknown, which is written as 0
     */
    public static byte[] format(long pid, long startTicks, long epoch) {
        String line = pid + " " + Math.max(0, startTicks) + " " + epoch + "\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /** The three numbers between blanks; empty when the content is anything else. */
    public static String owner(byte[] content) {
        String text = ascii(content);
        return FORM.matcher(text).matches() ? text.strip() : "";
    }

    /** The owner as {@code key=value} pairs. */
    public static String describe(byte[] content) {
        Matcher fields = FORM.matcher(ascii(content));
        if (!fields.matches()) {
            return "owner=unknown";
        }
        return "owner_pid="
                + fields.group(1)
                + " owner_start_ticks="
                + fields.group(2)
                + " owner_epoch="
                + fields.group(3);
    }

    private static String ascii(byte[] content) {
        return new String(content, StandardCharsets.US_ASCII);
    }
}
