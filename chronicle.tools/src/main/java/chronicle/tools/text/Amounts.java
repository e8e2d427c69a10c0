package chronicle.tools.text;

import java.util.Locale;

/**
 * Numbers as people read them, in a few characters and without blanks, so that a script can still
 * split them. {@link #UNKNOWN} stands for what is not known.
 */
public final class Amounts {

    /** What is below 0 and cannot be. */
    public static final String UNKNOWN = "-";

    private static final long US = 1_000;
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long MOST_DAYS = 9999;

    private static final String[] BINARY = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final String[] DECIMAL = {"k", "M", "G", "T", "P", "E"};
    private static final long SHORT = 100_000;

    private Amounts() {}

    /** Bytes in units of 1024, at most seven characters: {@code 1023B}, {@code 1.5KiB}. */
    public static String bytes(long number) {
        if (number < 0) {
            return UNKNOWN;
        }
        return number < 1024 ? number + "B" : scaled(number, 1024, BINARY, 10);
    }

    /** At most seven characters: {@code 99999}, then {@code 100.0k}. */
    public static String count(long number) {
        if (number < 0) {
            return UNKNOWN;
        }
        return number < SHORT ? Long.toString(number) : scaled(number, 1000, DECIMAL, 1000);
    }

    /** Every digit. */
    public static String exact(long number) {
        return number < 0 ? UNKNOWN : Long.toString(number);
    }

    /** One thing, or several: {@code 1 queue}, {@code 3 queues}. */
    public static String things(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }

    /** Something each second, with one decimal while it is small. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%.0f", perSecond);
    }

    /**
     * A span of nanoseconds, to two or three digits: {@code 950ns}, {@code 1.5us}, {@code 250ms},
     * {@code 3.2s}, {@code 4m05s} or {@code 2d04h}; negative for the future.
     */
    public static String span(long nanos) {
        if (nanos < 0) {
            return nanos == Long.MIN_VALUE ? UNKNOWN : "-" + span(-nanos);
        }
        if (nanos < US) {
            return nanos + "ns";
        }
        if (nanos < MS) {
            return cut(nanos, US) + "us";
        }
        if (nanos < SECOND) {
            return cut(nanos, MS) + "ms";
        }
        if (nanos < MINUTE) {
            return nanos / SECOND + "." + nanos % SECOND / (SECOND / 10) + "s";
        }
        if (nanos < HOUR) {
            return two(nanos / MINUTE, "m", nanos % MINUTE / SECOND, "s");
        }
        if (nanos < DAY) {
            return two(nanos / HOUR, "h", nanos % HOUR / MINUTE, "m");
        }
        return two(nanos / DAY, "d", nanos % DAY / HOUR, "h");
    }

    /**
     * A span of nanoseconds where there is little room, in whole units and at most five characters:
     * {@code 59s}, {@code 59m}, {@code 23h}, {@code 999d}.
     */
    public static String age(long nanos) {
        if (nanos < 0) {
            return UNKNOWN;
        }
        if (nanos < MINUTE) {
            return nanos / SECOND + "s";
        }
        if (nanos < HOUR) {
            return nanos / MINUTE + "m";
        }
        return nanos < DAY ? nanos / HOUR + "h" : Math.min(nanos / DAY, MOST_DAYS) + "d";
    }

    /** Cut rather than rounded: what is not a second yet must not be called 1000 ms. */
    private static String cut(long nanos, long unit) {
        long whole = nanos / unit;
        return whole < 10 ? whole + "." + nanos % unit / (unit / 10) : Long.toString(whole);
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small < 10 ? "0" : "") + small + smallUnit;
    }

    /** With one decimal below a bound, whole above it. */
    private static String scaled(long number, int step, String[] units, int decimalsBelow) {
        double left = number;
        double rounding = decimalsBelow < step ? 0.5 : 0.05;
        int unit = -1;
        // What rounds up to a whole step stands in the next unit.
        while (unit < 0 || unit < units.length - 1 && left >= step - rounding) {
            left /= step;
            unit++;
        }
        String format = left < decimalsBelow - 0.05 ? "%.1f%s" : "%.0f%s";
        return String.format(Locale.ROOT, format, left, units[unit]);
    }
}
