package chronicle.testkit.crash;

import chronicle.testkit.halt.CodePoint;
import chronicle.testkit.halt.HaltingJvm;
import java.util.function.Supplier;

/**
 * Kills a child before lines that one call of a method executes, and where it returns: a new child
 * per line. {@link LineStride} says which lines.
 */
final class LineWalk {

    /** What is to be done between two children. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private final CrashScene scene;
    private final CodePoint point;
    private final int call;
    private final Supplier<HaltingJvm> child;

    /**
     * @param call which call, at least 1
     * @param child starts one
     */
    LineWalk(CrashScene scene, CodePoint point, int call, Supplier<HaltingJvm> child) {
        this.scene = scene;
        this.point = point;
        this.call = call;
        this.child = child;
    }

    /**
     * @param prepare makes the queue ready for the next child
     * @param judge looks at what the killed one left
     */
    void walk(Step prepare, Step judge) {
        new LineStride(scene.random()).through(point, lines -> kill(lines, prepare, judge));
    }

    /** The first lines only, for a method that goes on for ever. */
    void walkFirst(int lines, Step prepare, Step judge) {
        new LineStride(scene.random()).throughFirst(lines, line -> kill(line, prepare, judge));
    }

    private Halt kill(int lines, Step prepare, Step judge) {
        String where = point + " call=" + call + " lines=" + lines;
        try {
            prepare.run();
            Halt halt;
            try (HaltingJvm victim = child.get()) {
                victim.runTo(point, call);
                halt = Halt.after(victim, lines);
                where += " at " + victim.where();
                victim.kill();
                scene.killed(where);
            }
            judge.run();
            return halt;
        } catch (Exception | AssertionError e) {
            throw new AssertionError("killed in " + where + ": " + e.getMessage(), e);
        }
    }
}
