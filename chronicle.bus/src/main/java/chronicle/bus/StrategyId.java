package chronicle.bus;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a strategy: 1 to 128 characters of {@code [A-Za-z0-9._-]}, not starting with a dot,
 * so that it is one safe path element everywhere.
 */
public record StrategyId(String name) implements Comparable<StrategyId> {

    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

    public StrategyId {
        if (!VALID.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not a strategy name, use 1 to 128 of [A-Za-z0-9._-] and no leading dot: name=\""
                            + printable(name)
                            + '"');
        }
    }

    /** The id, or empty when the name breaks the rule: for names that come from disk. */
    public static Optional<StrategyId> parse(String name) {
        return VALID.matcher(name).matches() ? Optional.of(new StrategyId(name)) : Optional.empty();
    }

    @Override
    public int compareTo(StrategyId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Keeps control characters of a hostile name out of logs and terminals. */
    private static String printable(String name) {
        String cut = name.length() > 160 ? name.substring(0, 160) + "…" : name;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
