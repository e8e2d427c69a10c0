package chronicle.testkit.crash;

import chronicle.testkit.halt.CodePoint;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * At which lines of a call children are halted, one child for each: the first line and the last,
 * the place where the call has returned, and between them every so many-th line from a random one
 * on. {@code -Dcrash.every=1} takes all lines; left alone, every third is taken.
 */
final class LineStride {

    static final int EVERY = Integer.getInteger("crash.every", 3);

    /** More would be a loop, which would take for ever. */
    static final int MOST_LINES = 60;

    private final int every;
    private final Random random;

    /** Has a new child go so many lines into the call, or until it has returned. */
    @FunctionalInterface
    interface Child {
        Halt haltAt(int lines);
    }

    /** As {@code -Dcrash.every} says. */
    LineStride(Random random) {
        this(EVERY, random);
    }

    /**
     * @param every at least 1, which is all lines
     */
    LineStride(int every, Random random) {
        this.every = every;
        this.random = random;
    }

    /** Through a call that returns; the last line is known once a child has gone beyond it. */
    void through(CodePoint point, Child child) {
        child.haltAt(0);
        int before = 0;
        int lines = second();
        Halt halt = child.haltAt(lines);
        while (halt.inside()) {
            before = lines;
            lines += every;
            if (lines >= MOST_LINES) {
                throw new AssertionError(point + " has more than " + MOST_LINES + " lines");
            }
            halt = child.haltAt(lines);
        }
        int last = halt.lines() - 1;
        if (last > before) {
            child.haltAt(last);
        }
    }

    /** Through the first lines of a call, so many, all of which it executes. */
    void throughFirst(int count, IntConsumer child) {
        child.accept(0);
        for (int lines = second(); lines < count - 1; lines += every) {
            child.accept(lines);
        }
        child.accept(count - 1);
    }

    private int second() {
        return 1 + random.nextInt(every);
    }
}
