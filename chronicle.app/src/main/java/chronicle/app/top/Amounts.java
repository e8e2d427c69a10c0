package chronicle.app.top;

import java.util.Locale;

/** Numbers in a few characters; a minus alone for what is not known (below 0). */
final class Amounts {

    static final String UNKNOWN = "-";

    private static final String DECIMAL = "kMGTPE";
    private static final String BINARY = "KMGTPE";

    private Amounts() {}

    /** At most seven characters: 99999, then 100.0k. */
    static String count(long number) {
        if (number < 0) {
            return UNKNOWN;
        }
        return number < 100_000 ? String.valueOf(number) : scaled(number, 1000, DECIMAL);
    }

    /** At most seven characters, in units of 1024: 0, 1023B, 1.0K. */
    static String bytes(long number) {
        if (number < 0) {
            return UNKNOWN;
        }
        if (number < 1024) {
            return number == 0 ? "0" : number + "B";
        }
        return scaled(number, 1024, BINARY);
    }

    /** At most four characters in whole units: 59s, 59m, 23h, 999d. */
    static String age(long millis) {
        if (millis < 0) {
            return UNKNOWN;
        }
        long seconds = millis / 1000;
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + "h";
        }
        return Math.min(seconds / 86_400, 9999) + "d";
    }

    /** With the unit that fits: 950ns, 12us, 3.4ms, 1.2s. */
    static String time(long nanos) {
        if (nanos < 0) {
            return UNKNOWN;
        }
        if (nanos < 1000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return oneDigit(nanos / 1e3) + "us";
        }
        return nanos < 1_000_000_000 ? oneDigit(nanos / 1e6) + "ms" : oneDigit(nanos / 1e9) + "s";
    }

    private static String scaled(long number, int step, String units) {
        double left = number;
        int unit = -1;
        while (unit < units.length() - 1 && (unit < 0 || left >= step - 0.05)) {
            left /= step;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f%c", left, units.charAt(unit));
    }

    private static String oneDigit(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.1f" : "%.0f", number);
    }
}
