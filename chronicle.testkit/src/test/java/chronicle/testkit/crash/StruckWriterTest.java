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

    /** More would be a loop. */
    private static final int MOST_LINES = 60;

    @TempDir Path folder;

    @Test
    void errorBeforeAnyLineOfAnAppendOrARollCostsNothing() throws Exception {
        CrashCases cases = new CrashCases(folder);
        for (CodePoint point : CrashPoints.STRUCK) {
            cases.add(point.toString(), scene -> strikeEachLine(scene, point));
        }
        cases.runAll();
    }

    private static void strikeEachLine(CrashScene scene, CodePoint point) throws Exception {
        // The first call of one of them belongs to opening.
        int call = 2 + scene.random().nextInt(3);
        boolean inside = true;
        for (int lines = 0; inside; lines++) {
            if (lines == MOST_LINES) {
                throw new AssertionError(point + " has more than " + MOST_LINES + " lines");
            }
            inside = strike(scene, point, call, lines);
        }
    }

    private static boolean strike(CrashScene scene, CodePoint point, int call, int lines)
            throws Exception {
        String where = point + " call=" + call + " lines=" + lines;
        try (HaltingJvm victim = scene.startHalted(StruckChild.class, "few", RECORDS)) {
            victim.runTo(point, call);
            boolean inside = true;
            for (int i = 0; i < lines && inside; i++) {
                inside = victim.nextLine();
            }
            where += " at " + victim.where();
            victim.strike(InternalError.class, StruckChild.LATE);
            victim.goOn();
            if (victim.child().awaitExit() != 0
                    || !victim.child().lines().contains(StruckChild.STRUCK + 1)) {
                throw new AssertionError(victim.child().report());
            }
            scene.killed(where);
            scene.judge();
            return inside;
        } catch (Exception | AssertionError e) {
            throw new AssertionError("struck in " + where + ": " + e.getMessage(), e);
        }
    }
}
