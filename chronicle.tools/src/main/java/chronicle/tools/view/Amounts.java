package chronicle.tools.view;

import java.util.Locale;

/**
 * Numbers with units as people read them, without blanks, so that a script can still split them.
 */
public final class Amounts {

    private static final long US = 1_000;
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Amounts() {}

    /**
     * A span of nanoseconds, {@code 250ms}, {@code 3.2s} or {@code 2d04h}; negative for the future.
     */
    public static String span(long nanos) {
        if (nanos < 0) {
            return nanos == Long.MIN_VALUE ? "-" : "-" + span(-nanos);
        }
        if (nanos < MS) {
            return nanos / US + "us";
        }
        if (nanos < SECOND) {
            return nanos / MS + "ms";
        }
        if (nanos < MINUTE) {
            return String.format(Locale.ROOT, "%.1fs", (nanos / MS) / 1e3);
        }
        if (nanos < HOUR) {
            return two(nanos / MINUTE, "m", nanos % MINUTE / SECOND, "s");
        }
        if (nanos < DAY) {
            return two(nanos / HOUR, "h", nanos % HOUR / MINUTE, "m");
        }
        return two(nanos / DAY, "d", nanos % DAY / HOUR, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return String.format(Locale.ROOT, "%d%s%02d%s", large, largeUnit, small, smallUnit);
    }

    /** Something each second, with one decimal while it is small. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%.0f", perSecond);
    }
}
