package chronicle.discovery.linux;

import chronicle.bus.spi.Hint;
import java.util.HashSet;
import java.util.Set;

/** Collects where to look until somebody takes it. One thread at a time. */
final class Hints {

    private final Set<String> names = new HashSet<>();
    private boolean all;

    void strategy(String name) {
        if (!all) {
            names.add(name);
        }
    }

    void everything() {
        all = true;
        names.clear();
    }

    boolean isEmpty() {
        return !all && names.isEmpty();
    }

    /** What was collected; then there is nothing. */
    Hint take() {
        Hint hint = all ? Hint.everything() : Hint.strategies(names);
        all = false;
        names.clear();
        return hint;
    }
}
