package chronicle.testkit.crash;

import chronicle.testkit.halt.CodePoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Writers that die at named places of their work: no record that was reported is lost. */
@EnabledOnOs(OS.LINUX)
class NamedPointsTest {

    /** Calls before this one belong to opening and recovery. */
    private static final int FIRST_CALL = 4;

    private static final int MOST_INSTRUCTIONS = 30;

    @TempDir Path folder;

    @Test
    void writerKilledAtAnyStepOfItsWorkLosesNothing() throws Exception {
        CrashCases cases = new CrashCases(folder);
        for (CodePoint point : CrashPoints.straight()) {
            cases.add(point.toString(), scene -> walk(scene, point));
        }
        for (CodePoint point : CrashPoints.PASSING) {
            cases.add(point.toString(), scene -> killWithin(scene, point));
        }
        cases.runAll();
    }

    private static void walk(CrashScene scene, CodePoint point) throws Exception {
        int call = FIRST_CALL + scene.random().nextInt(6);
        new LineWalk(scene, point, call, scene::startWriterHalted).walk(() -> {}, scene::judge);
        scene.writeOn();
    }

    private static void killWithin(CrashScene scene, CodePoint point) throws Exception {
        scene.kill(scene.startWriterHalted(), point, FIRST_CALL, 0);
        scene.judge();
        int call = FIRST_CALL + scene.random().nextInt(6);
        int instructions = 1 + scene.random().nextInt(MOST_INSTRUCTIONS);
        scene.kill(scene.startWriterHalted(), point, call, instructions);
        scene.judge();
        scene.writeOn();
    }
}
