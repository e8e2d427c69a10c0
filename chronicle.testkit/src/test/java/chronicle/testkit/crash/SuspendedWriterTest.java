package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueInfo;
import chronicle.core.QueueReader;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import chronicle.testkit.halt.CodePoint;
import chronicle.testkit.halt.HaltingJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writers that stand still for a while: others wait, take nothing over and lose nothing. */
@EnabledOnOs(OS.LINUX)
class SuspendedWriterTest {

    /** Most records that are read between two suspensions. */
    private static final int RECORDS = 2_000;

    private static final int SUSPENSIONS = 10;

    /** Long enough for a reader to ask many times whether the writer lives. */
    private static final long STANDSTILL_NS = 50_000_000;

    @TempDir Path folder;

    static Stream<CodePoint> standstills() {
        return Stream.of(
                CrashPoints.HEADER_BEGUN,
                CrashPoints.NOT_COMMITTED,
                CrashPoints.MOVE_TAIL,
                CrashPoints.TAIL_MOVED,
                CrashPoints.SEGMENT_UNNAMED);
    }

    @ParameterizedTest
    @MethodSource("standstills")
    void readersWaitForAWriterThatStandsStillAt(CodePoint point) throws Exception {
        long seed = System.nanoTime();
        try (CrashScene scene = new CrashScene(folder, new Random(seed));
                HaltingJvm child = scene.startWriterHalted()) {
            child.runTo(point, 5);
            ChildJvm writer = child.child();
            // Halted threads still finish the system call that they are in.
            writer.suspend();
            scene.lookOnly();
            long there = scene.verifier().readOn();
            assertEquals(scene.committed(), there, "seed=" + seed);
            List<QueueInfo.Segment> before = scene.queues().inspect(scene.queue()).segments();
            try (QueueReader reader =
                    scene.queues().openReader(scene.queue(), ReaderOptions.named("verifier"))) {
                assertFalse(reader.await(STANDSTILL_NS));
            }
            assertEquals(before, scene.queues().inspect(scene.queue()).segments());
            QueueException refused = assertThrows(QueueException.class, scene::writeOn);
            assertEquals(Category.LOCKED, refused.category());
            assertTrue(refused.getMessage().contains(" owner_pid=" + writer.pid() + " "));

            writer.resume();
            child.goOn();
            Await.until("the writer at work again", () -> scene.committed() > there + 100);
            child.kill();
            scene.judge();
            scene.writeOn();
        }
    }

    @Test
    void writerSuspendedAtAnyMomentGoesOnWhereItWas() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path queue = folder.resolve(WriterChild.QUEUE);
        Progress written = new Progress(folder.resolve(WriterChild.PROGRESS));
        try (Queues queues = Queues.create()) {
            queues.openWriter(queue, Records.options(() -> 0)).close();
            try (QueueReader reader = queues.openReader(queue, ReaderOptions.named("reader"));
                    ChildJvm child =
                            ChildJvm.start(
                                    WriterChild.class,
                                    "flood",
                                    folder.toString(),
                                    // However far it is ahead of its reader, it is still at work.
                                    Long.toString(Long.MAX_VALUE))) {
                long[] next = {0};
                for (int i = 0; i < SUSPENSIONS; i++) {
                    readUntil(reader, next, next[0] + random.nextInt(RECORDS), random);
                    child.suspend();
                    readToTheEnd(reader, next, written.get());
                    child.resume();
                }
                readUntil(reader, next, written.get() + RECORDS, random);
                child.kill();
                readToTheEnd(reader, next, written.get());
            } catch (AssertionError e) {
                throw new AssertionError("seed=" + seed + " " + e.getMessage(), e);
            }
        }
    }

    private static void readUntil(QueueReader reader, long[] next, long until, Random random)
            throws InterruptedException {
        while (next[0] < until) {
            assertTrue(reader.await(TimeUnit.SECONDS.toNanos(30)), "nothing after " + next[0]);
            reader.poll(m -> Records.check(m, next[0]++), 1 + random.nextInt(100));
        }
    }

    /** Beside a writer that stands still or is dead: all it reported, and perhaps one more. */
    private static void readToTheEnd(QueueReader reader, long[] next, long committed)
            throws InterruptedException {
        while (reader.await(STANDSTILL_NS)) {
            reader.poll(m -> Records.check(m, next[0]++), 100);
        }
        assertTrue(
                next[0] == committed || next[0] == committed + 1,
                () -> "read=" + next[0] + " of=" + committed);
    }
}
