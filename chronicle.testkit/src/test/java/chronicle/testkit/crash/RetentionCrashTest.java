package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueInfo;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import chronicle.testkit.crash.QueueVerifier.Deletions;
import chronicle.testkit.halt.CodePoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Writers that die while they delete: a reader misses nothing, or knows exactly how much. */
@EnabledOnOs(OS.LINUX)
class RetentionCrashTest {

    private static final int ROUNDS = 6;
    private static final int MOST_RECORDS = 300;

    @TempDir Path folder;

    @Test
    void writerKilledWhileDeletingLeavesNoReaderInTheDark() throws Exception {
        CrashCases cases = new CrashCases(folder);
        cases.add("noting", scene -> killDropping(scene, CrashPoints.NOTE_MISSED, 1));
        cases.add(
                "dropping",
                scene -> {
                    killDropping(scene, CrashPoints.DELETE_SEGMENT, 2);
                    killUntilUnreadIsDropped(scene);
                });
        cases.add("deleting-what-was-read", RetentionCrashTest::killFollowed);
        cases.runAll();
    }

    /** A ring that goes over what its reader has not read. */
    private static void killDropping(CrashScene scene, CodePoint point, int call) throws Exception {
        scene.expect(Deletions.UNREAD);
        new LineWalk(scene, point, call, () -> scene.startWriterHalted("ring"))
                .walk(scene::writeOn, scene::judge);
        scene.writeOn();
    }

    /** Above, a reader that comes often enough may miss nothing; here nobody reads meanwhile. */
    private static void killUntilUnreadIsDropped(CrashScene scene) throws Exception {
        long next = scene.verifier().readOn();
        long missed = scene.verifier().missed();
        while (firstSeq(scene) <= next) {
            scene.kill(scene.startWriterHalted("ring"), CrashPoints.DELETE_SEGMENT, 2, 0);
            // Each time: of every writer, one record may be there that it could not report.
            scene.lookOnly();
        }
        long first = firstSeq(scene);
        scene.verifier().readOn();
        assertEquals(missed + first - next, scene.verifier().missed());
    }

    private static long firstSeq(CrashScene scene) {
        return scene.queues().inspect(scene.queue()).segments().stream()
                .filter(segment -> segment.messages() > 0)
                .mapToLong(QueueInfo.Segment::firstSeq)
                .findFirst()
                .orElse(0);
    }

    /** A writer that waits for its reader, and deletes behind it. */
    private static void killFollowed(CrashScene scene) throws Exception {
        scene.expect(Deletions.READ);
        for (int round = 0; round < ROUNDS; round++) {
            scene.writeOn();
            long start = scene.committed();
            long until = start + 1 + scene.random().nextInt(MOST_RECORDS);
            try (ChildJvm child =
                    scene.start(WriterChild.class, "follow", scene.random().nextLong())) {
                child.awaitLine("started");
                Await.until(
                        "the writer at record " + until,
                        () -> {
                            assertTrue(child.isAlive(), child::report);
                            return scene.verifier().readOn() >= until;
                        });
                child.kill();
                scene.killed("following, at " + until);
            }
            scene.judge();
        }
        scene.writeOn();
        int first = scene.queues().inspect(scene.queue()).segments().get(0).id();
        assertTrue(first > 0, "nothing was deleted");
    }
}
