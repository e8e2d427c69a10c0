package chronicle.testkit.crash;

import chronicle.testkit.halt.CodePoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Writers that die while they make a queue, or while they put one right: the next one succeeds. */
@EnabledOnOs(OS.LINUX)
class OpeningCrashTest {

    /** Enough to need the next segment. */
    private static final int RECORDS = 40;

    @TempDir Path folder;

    @Test
    void writerKilledAtAnyStepOfOpeningLeavesAQueueThatOpens() throws Exception {
        CrashCases cases = new CrashCases(folder);
        add(cases, Wreck.NOTHING, CrashPoints.CREATE, CrashPoints.FILL, CrashPoints.SIGN);
        add(cases, Wreck.TORN, CrashPoints.OPEN, CrashPoints.RECOVER);
        add(cases, Wreck.TORN, CrashPoints.FINISH, CrashPoints.PAD);
        add(cases, Wreck.UNSEALED, CrashPoints.RECOVER, CrashPoints.FINISH_PREVIOUS);
        add(cases, Wreck.UNSEALED, CrashPoints.FINISH);
        add(cases, Wreck.UNNAMED, CrashPoints.PREPARE);
        add(cases, Wreck.AHEAD, CrashPoints.ADOPT);
        add(cases, Wreck.WITHOUT_CONTROL, CrashPoints.CREATE);
        cases.runAll();
    }

    private static void add(CrashCases cases, Wreck wreck, CodePoint... points) {
        for (CodePoint point : List.of(points)) {
            cases.add(wreck + "-" + point, scene -> walk(scene, wreck, point));
        }
    }

    private static void walk(CrashScene scene, Wreck wreck, CodePoint point) throws Exception {
        wreck.make(scene);
        Wreckage wreckage = scene.keep();
        LineWalk walk =
                new LineWalk(
                        scene,
                        point,
                        1,
                        () -> scene.startHalted(WriterChild.class, "few", RECORDS));
        walk.walk(
                () -> scene.restore(wreckage),
                () -> {
                    if (wreck.isReadable()) {
                        scene.judge();
                    }
                    scene.writeOn();
                });
    }
}
