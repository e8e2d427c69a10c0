package chronicle.app.demo;

import java.util.List;

/** What the router said so far, read from its own lines. */
record RouterLines(List<String> lines) {

    private static final String UP = "router up ";
    private static final String ADDED = "added ";
    private static final String REMOVED = "removed ";
    private static final String WATCHER = "watcher ";

    boolean up() {
        return lines.stream().anyMatch(line -> line.startsWith(UP));
    }

    /** The watcher that it came up with. */
    String firstWatcher() {
        return lines.stream()
                .filter(line -> line.startsWith(UP))
                .map(line -> line.substring(line.lastIndexOf('=') + 1))
                .findFirst()
                .orElse("none");
    }

    long added() {
        return count(ADDED);
    }

    long removed() {
        return count(REMOVED);
    }

    long swaps() {
        return count(WATCHER);
    }

    /** Whether the strategy was attached more often than released. */
    boolean attached(String strategy) {
        return lines.stream().filter((ADDED + strategy)::equals).count()
                > lines.stream().filter((REMOVED + strategy)::equals).count();
    }

    private long count(String prefix) {
        return lines.stream().filter(line -> line.startsWith(prefix)).count();
    }
}
