package chronicle.tools.replay;

import chronicle.core.QueueException;

/**
 * A replay broke off, between two messages. The message says why and from where to go on; {@link
 * #done()} what the target holds by now.
 */
public final class ReplayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ReplayResult done;

    ReplayException(String message, ReplayResult done, QueueException cause) {
        super(message, cause);
        this.done = done;
    }

    /** What was appended before. */
    public ReplayResult done() {
        return done;
    }
}
