package chronicle.testkit.crash;

import chronicle.testkit.halt.CodePoint;
import chronicle.testkit.halt.HaltingJvm;
import java.util.function.Supplier;

/**
 * Kills a child before each line that one call of a method executes, and where it returns: a new
 * child per line, until one has returned.
 */
final class LineWalk {

    /** More would be a loop, which would take for ever. */
    private static final int MOST_LINES = 60;

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
        for (int lines = 0; lines < MOST_LINES; lines++) {
            if (!kill(lines, prepare, judge)) {
                return;
            }
        }
        throw new AssertionError(point + " has more than " + MOST_LINES + " lines");
    }

    /** The first lines only, for a method that goes on for ever. */
    void walkFirst(int lines, Step prepare, Step judge) {
        for (int i = 0; i < lines; i++) {
            kill(i, prepare, judge);
        }
    }

    private boolean kill(int lines, Step prepare, Step judge) {
        String where = point + " call=" + call + " lines=" + lines;
        boolean inside = true;
        try {
            prepare.run();
            try (HaltingJvm victim = child.get()) {
                victim.runTo(point, call);
                for (int i = 0; i < lines && inside; i++) {
                    inside = victim.nextLine();
                }
                where += " at " + victim.where();
                victim.kill();
                scene.killed(where);
            }
            judge.run();
            return inside;
        } catch (Exception | AssertionError e) {
            throw new AssertionError("killed in " + where + ": " + e.getMessage(), e);
        }
    }
}
