package chronicle.app.top;

import java.util.Comparator;

/** What lanes are sorted by; each with the key that chooses it. Names decide between equals. */
enum SortKey {
    WORST('w', "worst", Comparator.comparing(TopLane::state)),
    NAME('n', "name", Comparator.comparing(TopLane::name)),
    RATE('r', "rate", Comparator.comparingLong(TopLane::ordersPerSecond).reversed()),
    LAG('l', "lag", Comparator.comparingLong(TopLane::lagBytes).reversed()),
    ORDERS('o', "orders", Comparator.comparingLong(TopLane::orders).reversed()),
    /** What changed last comes first. */
    SINCE('c', "change", Comparator.comparingLong(TopLane::sinceMillis).reversed());

    private final char key;
    private final String word;
    private final Comparator<TopLane> order;

    SortKey(char key, String word, Comparator<TopLane> order) {
        this.key = key;
        this.word = word;
        this.order = order;
    }

    char key() {
        return key;
    }

    /** For the help line. */
    String word() {
        return word;
    }

    Comparator<TopLane> order(boolean inverted) {
        Comparator<TopLane> chosen = inverted ? order.reversed() : order;
        return chosen.thenComparing(TopLane::name);
    }

    /** The one after it, the first after the last. */
    SortKey next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
