package chronicle.shell;

/** A command that cannot be done as it was given. The message says why, and what can. */
public final class ShellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ShellException(String message) {
        super(message);
    }

    ShellException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The sentence alone: shells print an exception so, and its class tells an operator nothing.
     */
    @Override
    public String toString() {
        return getMessage();
    }
}
