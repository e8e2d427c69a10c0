package chronicle.core.os;

/**
 * Words of mappings that one thread sleeps on together, and a bell by which any thread wakes it.
 * All calls are the sleeping thread's own, or of who hands the set over to it; {@link #ring()} is
 * anybody's, at any time.
 *
 * <p>A word whose mapping is closed meanwhile does no harm: a set never touches words by itself
 * where {@link #wakes()}. It may end the sleep, and is better taken out before.
 */
public interface WaitSet extends AutoCloseable {

    /** The sleep ended for another reason than the wake of a word. */
    int OTHER = -1;

    /** How many words it takes. */
    int capacity();

    /**
     * Whether the sleeper is woken by {@link OsPrimitives#futexWakeAll}. Where not, it looks at the
     * words in growing steps of up to a millisecond, so nobody needs to be told of it.
     */
    boolean wakes();

    /**
     * Puts a word in.
     *
     * @param index 0 to capacity - 1; whatever was there before is out
     * @param expected what the word is while nothing has happened
     */
    void set(int index, Mapping mapping, int offset, int expected);

    /** Changes what the word at an index is expected to be. */
    void expect(int index, int expected);

    /** Puts the last word of {@code count} into the place of another one. */
    void move(int from, int to);

    /** How often the bell was rung, to be read before looking at what the ringer may have left. */
    int rung();

    /**
     * Sleeps while the first {@code count} words are what is expected and the bell has been rung
     * {@code rung} times: until a wake, the timeout, or for no reason. A word that has changed
     * without a wake may be overlooked where an earlier sleep was on it and no wake of it has ended
     * one since.
     *
     * @return the index of a word that was woken, or {@link #OTHER}
     */
    int await(int count, int rung, long timeoutNs);

    /**
     * Ends the sleep; whatever was written before is seen by the sleeper. Harmless after the end.
     */
    void ring();

    /** Gives back what it holds of the operating system. Nobody sleeps any more. */
    @Override
    void close();
}
