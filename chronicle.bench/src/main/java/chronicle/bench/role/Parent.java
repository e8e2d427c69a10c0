package chronicle.bench.role;

/** Whom a role works for: it says when, and takes the results. */
interface Parent {

    /** Says that all is open and waits for the word to begin. */
    void opened() throws InterruptedException;

    /** Says that the warm-up is over: what comes now counts. */
    void warm();

    void result(String name, double value);

    /** Says that the work is done and waits for leave to close. */
    void finished() throws InterruptedException;
}
