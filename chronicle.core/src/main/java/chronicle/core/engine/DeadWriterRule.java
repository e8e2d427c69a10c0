package chronicle.core.engine;

/**
 * What a reader does at the end of a segment that is not sealed although the tail is in a later
 * one: for some nanoseconds that is a roll under way, for longer it is a writer that died in it.
 */
@FunctionalInterface
interface DeadWriterRule {

    /** Stays until the seal is there. */
    DeadWriterRule WAIT = (segment, offset) -> false;

    /**
     * Whether the segment may be left although it was not sealed when last looked at.
     *
     * @param segment the reader's, mapped read-only
     * @param offset of the reader in it
     */
    boolean mayLeave(Segment segment, int offset);
}
