package chronicle.app.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Who plays which part.
 *
 * @param initial strategies that are there from the beginning, one and more
 */
record Roles(List<String> initial) {

    private static final List<String> NAMES =
            List.of("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta");

    /** Comes while the router only scans. */
    static final String LATECOMER = "late";

    static Roles of(int strategies) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < strategies; i++) {
            names.add(i < NAMES.size() ? NAMES.get(i) : "strategy-" + (i + 1));
        }
        return new Roles(List.copyOf(names));
    }

    /** All that ever trade. */
    List<String> all() {
        List<String> names = new ArrayList<>(initial);
        names.add(LATECOMER);
        return names;
    }

    /** Is killed and comes back. */
    String victim() {
        return initial.get(0);
    }

    /** Takes its READY back before the end. */
    String leaver() {
        return initial.size() > 1 ? initial.get(1) : LATECOMER;
    }

    /** Orders by the ticks of the feed; the others by the clock. */
    String follower() {
        return initial.size() > 2 ? initial.get(2) : LATECOMER;
    }
}
