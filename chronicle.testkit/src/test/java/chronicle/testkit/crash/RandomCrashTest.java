package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import chronicle.testkit.halt.CodePoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writers and readers that die at random: at a moment, or so many instructions after a random point
 * of the engine. {@code -Dsoak.rounds=…} says how many; ten share a queue.
 */
@EnabledOnOs(OS.LINUX)
class RandomCrashTest {

    private static final int ROUNDS = Integer.getInteger("soak.rounds", 60);
    private static final int ROUNDS_PER_QUEUE = 10;
    private static final int LATEST_KILL_NS = 15_000_000;
    private static final int MOST_CALLS = 20;
    private static final int MOST_INSTRUCTIONS = 40;

    @TempDir Path folder;

    @Test
    void killedProcessesLoseNothingThatWasCommitted() throws Exception {
        CrashCases cases = new CrashCases(folder);
        for (int queue = 0; queue < ROUNDS / ROUNDS_PER_QUEUE; queue++) {
            cases.add("random-" + queue, RandomCrashTest::killOverAndOver);
        }
        cases.runAll();
        assertTrue(cases.kills() >= ROUNDS, () -> "kills=" + cases.kills());
    }

    private static void killOverAndOver(CrashScene scene) throws Exception {
        for (int round = 0; round < ROUNDS_PER_QUEUE; round++) {
            killOnce(scene);
        }
        scene.writeOn();
    }

    private static void killOnce(CrashScene scene) throws Exception {
        Random random = scene.random();
        int kind = random.nextInt(10);
        if (kind < 4) {
            killAtAnyMoment(scene);
        } else if (kind < 7) {
            int call = 1 + random.nextInt(MOST_CALLS);
            kill(scene, any(CrashPoints.writing(), random), call);
        } else if (kind < 9) {
            kill(scene, any(CrashPoints.opening(), random), 1);
        } else {
            killReader(scene);
        }
    }

    private static CodePoint any(List<CodePoint> points, Random random) {
        return points.get(random.nextInt(points.size()));
    }

    private static void kill(CrashScene scene, CodePoint point, int call) throws Exception {
        int instructions = scene.random().nextInt(MOST_INSTRUCTIONS);
        scene.kill(scene.startWriterHalted(), point, call, instructions);
        scene.judge();
    }

    private static void killAtAnyMoment(CrashScene scene) throws Exception {
        Random random = scene.random();
        // The other primitives do the same by other calls.
        List<String> primitives =
                random.nextInt(3) == 0 ? List.of("-Dchronicle.os=portable") : List.of();
        try (ChildJvm child =
                scene.start(primitives, WriterChild.class, "append", random.nextLong())) {
            child.awaitLine("started");
            die(scene, child);
        }
        scene.judge();
    }

    private static void killReader(CrashScene scene) throws Exception {
        if (scene.committed() == 0) {
            scene.writeOn();
        }
        ReaderVerdict verdict = new ReaderVerdict(scene);
        try (ChildJvm child =
                scene.start(ReaderChild.class, "consume", scene.random().nextLong())) {
            child.awaitLine("started");
            die(scene, child);
        }
        verdict.checkResumption();
        scene.judge();
    }

    private static void die(CrashScene scene, ChildJvm child) {
        int after = scene.random().nextInt(LATEST_KILL_NS);
        long start = System.nanoTime();
        Await.until("the moment to kill", () -> System.nanoTime() - start >= after);
        assertTrue(child.isAlive(), child::report);
        child.kill();
        scene.killed(child + " after_ns=" + after);
        assertEquals(List.of("started"), child.lines(), child::report);
    }
}
