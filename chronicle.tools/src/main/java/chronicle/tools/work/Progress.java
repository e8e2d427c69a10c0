package chronicle.tools.work;

/** Is told how far a work is; often, so it must cost next to nothing. On the work's thread. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    /**
     * @param done bytes of the queue so far, never fewer than the time before
     * @param total bytes there are; may grow while a writer writes
     */
    void at(long done, long total);
}
