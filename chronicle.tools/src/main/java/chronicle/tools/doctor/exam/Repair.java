package chronicle.tools.doctor.exam;

import java.io.IOException;
import java.util.Optional;

/** Puts one thing right, after looking again whether it still is what was found. */
@FunctionalInterface
public interface Repair {

    /**
     * Changes something, or nothing.
     *
     * @return what was done; empty when there is nothing left to do
     * @throws NotSafe when it may not be touched
     * @throws IOException when the change fails
     */
    Optional<String> apply() throws IOException;

    /** Somebody may need what was to be changed; the message says who or why. */
    final class NotSafe extends IOException {

        private static final long serialVersionUID = 1L;

        public NotSafe(String why) {
            super(why);
        }
    }
}
