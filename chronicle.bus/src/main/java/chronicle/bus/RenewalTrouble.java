package chronicle.bus;

import java.util.HashSet;
import java.util.Set;

/**
 * Which reasons why a lease was not renewed have been told. One that comes and goes, as on a disk
 * that is nearly full, is the same trouble until renewals have gone well for some time. Not
 * thread-safe.
 */
final class RenewalTrouble {

    /** Renewals in a row, of which a term has three: some terms. */
    private static final int CALM = 10;

    /** A reason that is never the same twice is not kept for ever, nor told for ever. */
    private static final int MOST = 16;

    private final Set<String> told = new HashSet<>();
    private int calm;

    /** Whether to tell of a renewal that failed for this reason. */
    boolean isNew(String reason) {
        calm = 0;
        return told.size() < MOST && told.add(reason);
    }

    /** Whether a renewal that went well has ended a trouble that was told. */
    boolean overAfterSuccess() {
        calm++;
        if (told.isEmpty() || calm < CALM) {
            return false;
        }
        told.clear();
        return true;
    }
}
