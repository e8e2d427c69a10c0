package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import chronicle.testkit.halt.CodePoint;
import chronicle.testkit.halt.HaltingJvm;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Readers that die asleep, storing their position, or repairing what a dead writer left. */
@EnabledOnOs(OS.LINUX)
class ReaderCrashTest {

    private static final int MESSAGES = 3000;

    /** Of {@code park}: from announcing to the second look after a sleep. */
    private static final int LINES_TO_SLEEP = 12;

    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);

    @TempDir Path folder;

    private final Records.Clock clock = new Records.Clock();
    private final WriterOptions options = Records.options(clock);

    private Path queue() {
        return folder.resolve(WriterChild.QUEUE);
    }

    private ChildJvm child(Class<?> main, String task, long number) {
        return ChildJvm.start(main, task, folder.toString(), Long.toString(number));
    }

    private QueueReader reader(Queues queues, String name, StartMode mode) {
        return queues.openReader(queue(), ReaderOptions.named(name).withStart(mode));
    }

    @Test
    void readerKilledAsleepHoldsUpNobody() throws Exception {
        try (Queues queues = Queues.create();
                QueueWriter writer = queues.openWriter(queue(), options)) {
            try (ChildJvm child = child(ReaderChild.class, "sleep", 0)) {
                Await.until("a child that dies asleep", () -> stopAsleep(queues, child));
                child.kill();
            }
            assertEquals(1, queues.inspect(queue()).waitersPending());
            try (QueueReader reader = reader(queues, "other", StartMode.EARLIEST)) {
                CompletableFuture<Boolean> woken = new CompletableFuture<>();
                Thread sleeper = new Thread(() -> await(reader, woken), "sleeper");
                sleeper.start();
                Await.until(
                        "the other reader asleep",
                        () -> queues.inspect(queue()).waitersPending() == 2);
                Records.append(writer, clock, 1000);
                assertTrue(woken.get(30, TimeUnit.SECONDS));
                sleeper.join();
                int[] next = {0};
                while (reader.poll(m -> Records.check(m, next[0]++), 100) > 0) {}
                assertEquals(1000, next[0]);
            }
            assertEquals(1, queues.inspect(queue()).waitersPending());
            // One of two readers does not know whose announcement that is, the only one does.
            reader(queues, ReaderChild.NAME, StartMode.RESUME_OR_EARLIEST).close();
            assertEquals(1, queues.inspect(queue()).waitersPending());
            queues.forgetReader(queue(), "other");
            reader(queues, ReaderChild.NAME, StartMode.RESUME_OR_EARLIEST).close();
            assertEquals(0, queues.inspect(queue()).waitersPending());
        }
    }

    /** A sleeper is up for an instant now and then; such a moment does not count. */
    private boolean stopAsleep(Queues queues, ChildJvm child) {
        if (queues.inspect(queue()).waitersPending() == 0) {
            return false;
        }
        child.suspend();
        if (queues.inspect(queue()).waitersPending() == 1) {
            return true;
        }
        child.resume();
        return false;
    }

    private static void await(QueueReader reader, CompletableFuture<Boolean> woken) {
        try {
            woken.complete(reader.await(DEADLINE_NS));
        } catch (InterruptedException | RuntimeException e) {
            woken.completeExceptionally(e);
        }
    }

    @Test
    void readerKilledAtAnyStepResumesWhereItWas() throws Exception {
        CrashCases cases = new CrashCases(folder);
        cases.add("storing", ReaderCrashTest::killStoring);
        cases.add("first-position", scene -> killBeginning(scene, CrashPoints.OPEN_POSITION));
        cases.add("fresh-file", scene -> killBeginning(scene, CrashPoints.COMPLETE_POSITION));
        cases.add("going-to-sleep", ReaderCrashTest::killGoingToSleep);
        cases.add("repairing", scene -> killRepairing(scene, Wreck.UNSEALED));
        cases.runAll();
    }

    private static void killStoring(CrashScene scene) throws Exception {
        scene.append(MESSAGES);
        ReaderVerdict verdict = new ReaderVerdict(scene);
        int call = 3 + scene.random().nextInt(20);
        new LineWalk(scene, CrashPoints.STORE_POSITION, call, consumer(scene))
                .walk(() -> {}, verdict::checkResumption);
    }

    /** A reader that never was there before. */
    private static void killBeginning(CrashScene scene, CodePoint point) throws Exception {
        scene.append(MESSAGES);
        new LineWalk(scene, point, 1, consumer(scene))
                .walk(
                        () -> scene.queues().forgetReader(scene.queue(), ReaderChild.NAME),
                        () -> new ReaderVerdict(scene).checkResumption());
    }

    /** Each one may leave one too many in waiters_pending. */
    private static void killGoingToSleep(CrashScene scene) throws Exception {
        scene.append(10);
        int[] killed = {0};
        new LineWalk(
                        scene,
                        CrashPoints.PARK,
                        1,
                        () -> scene.startHalted(ReaderChild.class, "sleep", 0))
                .walkFirst(
                        LINES_TO_SLEEP,
                        () -> drain(scene),
                        () -> {
                            killed[0]++;
                            long waiters = scene.queues().inspect(scene.queue()).waitersPending();
                            assertTrue(waiters <= killed[0], () -> "waiters=" + waiters);
                            scene.writeOn();
                        });
    }

    private static void drain(CrashScene scene) {
        try (QueueReader reader =
                scene.queues().openReader(scene.queue(), ReaderOptions.named(ReaderChild.NAME))) {
            while (reader.poll(m -> {}, 100) > 0) {}
        }
    }

    private static void killRepairing(CrashScene scene, Wreck wreck) throws Exception {
        wreck.make(scene);
        Wreckage wreckage = scene.keep();
        new LineWalk(scene, CrashPoints.REPAIR, 1, consumer(scene))
                .walk(
                        () -> scene.restore(wreckage),
                        () -> {
                            scene.judge();
                            scene.writeOn();
                        });
    }

    private static Supplier<HaltingJvm> consumer(CrashScene scene) {
        return () -> scene.startHalted(ReaderChild.class, "consume", scene.random().nextLong());
    }
}
