package chronicle.bench.suite;

/** The suite cannot go on; the message is the sentence that the user sees. */
public final class BenchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BenchFailure(String sentence) {
        super(sentence);
    }

    public BenchFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
