package chronicle.bus;

import java.util.Optional;

/**
 * The name of a strategy: 1 to 128 characters of {@code [A-Za-z0-9._-]}, not starting with a dot,
 * so that it is one safe path element everywhere.
 */
public record StrategyId(String name) implements Comparable<StrategyId> {

    private static final int LONGEST = 128;

    public StrategyId {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "not a strategy name, use 1 to 128 of [A-Za-z0-9._-] and no leading dot: name=\""
                            + printable(name)
                            + '"');
        }
    }

    /** The id, or empty when the name breaks the rule: for names that come from disk. */
    public static Optional<StrategyId> parse(String name) {
        return isValid(name) ? Optional.of(new StrategyId(name)) : Optional.empty();
    }

    /** By hand: tens of thousands are looked at when a bus is opened. */
    private static boolean isValid(String name) {
        int length = name.length();
        if (length == 0 || length > LONGEST || name.charAt(0) == '.') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            boolean allowed =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || c == '.'
                            || c == '_'
                            || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(StrategyId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * Keeps what steers a terminal or turns the direction of writing out of it, and out of logs.
     */
    private static String printable(String name) {
        String cut = name.length() > 160 ? name.substring(0, 160) + "…" : name;
        return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
