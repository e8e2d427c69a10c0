package chronicle.tools.doctor.exam;

import java.nio.file.Path;

/** Paths and amounts as people and shells read them. */
public final class Words {

    private static final String PLAIN = "[A-Za-z0-9_./@%+=:,~-]+";

    private Words() {}

    /** A path as a word of a shell; what cannot be printed stands as a question mark. */
    public static String shell(Path path) {
        String text = printable(path.toString());
        return text.matches(PLAIN) ? text : '\'' + text.replace("'", "'\\''") + '\'';
    }

    /** Without what steers a terminal, breaks a line, or turns the direction of writing. */
    public static String printable(String text) {
        // Not Cntrl, which is of ASCII alone: a terminal takes U+009B for the begin of a command.
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\uFFFD]", "?");
    }

    /** An amount of bytes: whole up to a KiB, then with one digit behind the point. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= 1024 && unit < 4) {
            amount /= 1024;
            unit++;
        }
        long tenths = Math.round(amount * 10);
        return tenths / 10 + "." + tenths % 10 + " " + "KMGTP".charAt(unit) + "iB";
    }

    /** A span of time in the largest unit that leaves something before the point. */
    public static String time(long nanos) {
        long seconds = nanos / 1_000_000_000L;
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200
                ? seconds / 60 + " min"
                : seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " days";
    }

    /** One thing, or several. */
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
