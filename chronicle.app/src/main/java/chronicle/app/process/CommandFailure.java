package chronicle.app.process;

/**
 * A command cannot do what it was asked; ends in exit code 1. The message is the one sentence that
 * the user sees: what, where, what to do.
 */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandFailure(String sentence) {
        super(sentence);
    }

    public CommandFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
