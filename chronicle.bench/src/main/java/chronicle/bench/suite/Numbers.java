package chronicle.bench.suite;

import java.util.HashMap;
import java.util.Map;

/** Counts and rates by name. */
final class Numbers {

    private Numbers() {}

    /** With those changed that are there; a change of another name is a mistake. */
    static Map<String, Long> changed(Map<String, Long> numbers, Map<String, Long> changed) {
        Map<String, Long> all = new HashMap<>(numbers);
        changed.forEach(
                (name, value) -> {
                    if (all.put(name, value) == null) {
                        throw new IllegalArgumentException("no such number, name=" + name);
                    }
                });
        return Map.copyOf(all);
    }
}
