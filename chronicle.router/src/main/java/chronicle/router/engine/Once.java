package chronicle.router.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Remembers what was said already, so that it is not said again while it lasts. One thread. */
final class Once {

    /** Reasons may carry changing numbers; what was said long ago may then be said again. */
    private static final int REMEMBERED = 64;

    private final Set<String> said = new LinkedHashSet<>();

    boolean isNew(String reason) {
        if (!said.add(reason)) {
            return false;
        }
        if (said.size() > REMEMBERED) {
            said.remove(said.iterator().next());
        }
        return true;
    }

    /** It is over: the same reason is news again. */
    void reset() {
        said.clear();
    }

    /** Tells what is in {@code current} and was not there the last time. */
    void tellNew(Collection<String> current, Consumer<String> teller) {
        Set<String> before = new HashSet<>(said);
        said.clear();
        said.addAll(current);
        for (String line : current) {
            if (!before.contains(line)) {
                teller.accept(line);
            }
        }
    }
}
