package chronicle.tools.replay;

import java.util.regex.Pattern;

/**
 * How fast time goes by in a replay.
 *
 * @param factor 1 is the pace of the timestamps, 2 twice as fast; infinite is without any wait
 */
public record Speed(double factor) {

    /** As fast as it goes. */
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?x");

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a speed is above 0: " + factor);
        }
    }

    /**
     * Reads {@code max}, or a number and an x.
     *
     * @throws IllegalArgumentException for anything else, with a message that says so
     */
    public static Speed parse(String text) {
        if (text.equals("max")) {
            return MAX;
        }
        if (FORM.matcher(text).matches()) {
            double factor = Double.parseDouble(text.substring(0, text.length() - 1));
            if (factor > 0) {
                return new Speed(factor);
            }
        }
        throw new IllegalArgumentException(
                "give max, or a factor above 0 such as 1x or 2.5x: " + text);
    }

    /** Whether there is no wait at all. */
    public boolean isUnpaced() {
        return Double.isInfinite(factor);
    }

    /** How long after the first message one is due whose time is so much later, nanoseconds. */
    public long due(long laterNs) {
        return isUnpaced() ? 0 : (long) (laterNs / factor);
    }
}
