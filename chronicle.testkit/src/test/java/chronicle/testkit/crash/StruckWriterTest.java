package chronicle.testkit.crash;

import chronicle.testkit.halt.CodePoint;
import chronicle.testkit.halt.HaltingJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The JVM may deliver the error of some other, truncated file at any point of an append or a roll
 * (decision 10): the writer loses nothing by it, repeats nothing, and goes on.
 */
@EnabledOnOs(OS.LINUX)
class StruckWriterTest {

    private static final int RECORDS = 120;

    @TempDir Path folder;

    @Test
    void errorBeforeAnyLineOfAnAppendOrARollCostsNothing() throws Exception {
        CrashCases cases = new CrashCases(folder);
        for (CodePoint point : CrashPoints.STRUCK) {
            cases.add(point.toString(), scene -> strikeLines(scene, point));
        }
        cases.runAll();
    }

    private static void strikeLines(CrashScene scene, CodePoint point) {
        // The first call of one of them belongs to opening.
        int call = 2 + scene.random().nextInt(3);
        new LineStride(scene.random()).through(point, lines -> strike(scene, point, call, lines));
    }

    private static Halt strike(CrashScene scene, CodePoint point, int call, int lines) {
        String where = point + " call=" + call + " lines=" + lines;
        try (HaltingJvm victim = scene.startHalted(StruckChild.class, "few", RECORDS)) {
            victim.runTo(point, call);
            Halt halt = Halt.after(victim, lines);
            where += " at " + victim.where();
            victim.strike(InternalError.class, StruckChild.LATE);
            victim.goOn();
            if (victim.child().awaitExit() != 0
                    || !victim.child().lines().contains(StruckChild.STRUCK + 1)) {
                throw new AssertionError(victim.child().report());
            }
            scene.killed(where);
            scene.judge();
            return halt;
        } catch (Exception | AssertionError e) {
            throw new AssertionError("struck in " + where + ": " + e.getMessage(), e);
        }
    }
}
