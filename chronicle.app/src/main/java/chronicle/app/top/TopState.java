package chronicle.app.top;

import java.util.Locale;

/**
 * Where a lane stands, worst first. As the router says it, or, while no router is seen, as far as
 * files tell it.
 */
enum TopState {
    QUARANTINED,
    BLOCKED,
    STALE,
    ATTACHING,
    /** A word of a router that is newer than this program. */
    UNKNOWN,
    DRAINING,
    LIVE,
    /** READY is there and its owner lives; whether a router serves it is not known. */
    READY,
    /** Its files are there and READY is not. */
    DETACHED;

    /** As the router names it. */
    static TopState of(String word) {
        for (TopState state : values()) {
            if (state.name().equals(word.toUpperCase(Locale.ROOT))) {
                return state;
            }
        }
        return UNKNOWN;
    }

    /** Whether somebody has to do something. */
    boolean bad() {
        return this == QUARANTINED || this == BLOCKED || this == STALE;
    }
}
