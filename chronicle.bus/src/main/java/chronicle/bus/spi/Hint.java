package chronicle.bus.spi;

import java.util.Set;

/**
 * Where a change may have been. Never authoritative: hints may be wrong or come twice.
 *
 * @param all whether all strategies have to be looked at
 * @param names directory names below {@code orders/queue}, as found, when not everything
 */
public record Hint(boolean all, Set<String> names) {

    private static final Hint NOTHING = new Hint(false, Set.of());
    private static final Hint EVERYTHING = new Hint(true, Set.of());

    public Hint {
        names = Set.copyOf(names);
    }

    public static Hint nothing() {
        return NOTHING;
    }

    /** After an overflow, a loss of the watch, or where no events exist. */
    public static Hint everything() {
        return EVERYTHING;
    }

    /** These strategies may have changed. */
    public static Hint strategies(Set<String> names) {
        return names.isEmpty() ? NOTHING : new Hint(false, names);
    }

    public boolean isNothing() {
        return !all && names.isEmpty();
    }
}
