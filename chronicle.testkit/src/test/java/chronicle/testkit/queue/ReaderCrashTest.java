package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Readers in processes of their own: killed in their sleep, killed while storing, woken. */
@EnabledOnOs(OS.LINUX)
class ReaderCrashTest {

    private static final int KILLS = 6;
    private static final int MESSAGES = 100_000;
    private static final int ROUND_TRIPS = 2000;
    private static final int LARGEST_POLL = 3;
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);

    @TempDir Path folder;

    private Path queue() {
        return folder.resolve(QueueChild.QUEUE);
    }

    private ChildJvm child(String task, long number) {
        return ChildJvm.start(QueueChild.class, task, folder.toString(), Long.toString(number));
    }

    private QueueReader reader(Queues queues, String name, StartMode mode) {
        return queues.openReader(queue(), ReaderOptions.named(name).withStart(mode));
    }

    @Test
    void readerKilledAsleepHoldsUpNobody() throws Exception {
        try (Queues queues = Queues.create();
                QueueWriter writer = queues.openWriter(queue(), QueueChild.OPTIONS)) {
            try (ChildJvm child = child("sleep", 0)) {
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
                for (int i = 0; i < 1000; i++) {
                    assertEquals(i, writer.append(1, Payloads.of(i, 50)));
                }
                assertTrue(woken.get(30, TimeUnit.SECONDS));
                sleeper.join();
                int[] next = {0};
                while (reader.poll(m -> Payloads.check(m, next[0]++), 100) > 0) {}
                assertEquals(1000, next[0]);
            }
            assertEquals(1, queues.inspect(queue()).waitersPending());
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
    void readerKilledWhileStoringResumesWhereItWasAndSkipsNothing() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Progress handled = new Progress(folder.resolve(QueueChild.PROGRESS));
        try (Queues queues = Queues.create()) {
            try (QueueWriter writer = queues.openWriter(queue(), QueueChild.OPTIONS)) {
                for (int i = 0; i < MESSAGES; i++) {
                    writer.append(1, Payloads.of(i, 1));
                }
            }
            for (int round = 0; round < KILLS; round++) {
                handled.set(-1);
                try (ChildJvm child = child("consume", random.nextLong())) {
                    child.awaitLine("started");
                    long pause = random.nextInt(20_000_000);
                    Await.until("progress", () -> handled.get() > 0);
                    long start = System.nanoTime();
                    Await.until("the kill", () -> System.nanoTime() - start >= pause);
                    child.kill();
                    assertEquals(List.of("started"), child.lines(), child::report);
                }
                if (handled.get() == MESSAGES) {
                    reader(queues, "child", StartMode.EARLIEST).close();
                } else {
                    assertResumesAt(queues, handled.get(), "seed=" + seed + " round=" + round);
                }
            }
        }
    }

    /** The last poll may be repeated, and the one before it when a slot was torn. */
    private void assertResumesAt(Queues queues, long handled, String where) {
        assertEquals(List.of(), queues.inspect(queue()).problems(), where);
        long[] first = {-1};
        ReaderOptions look =
                ReaderOptions.named("child").withStart(StartMode.RESUME).withStoreEachPoll(false);
        try (QueueReader reader = queues.openReader(queue(), look)) {
            reader.poll(m -> first[0] = m.seq(), 1);
        }
        assertTrue(first[0] <= handled, where + " resumed=" + first[0] + " handled=" + handled);
        assertTrue(
                first[0] >= handled - 2 * LARGEST_POLL,
                where + " resumed=" + first[0] + " handled=" + handled);
    }

    @Test
    void parkingReaderGetsEveryMessageOfAnotherProcessAcrossRolls() throws Exception {
        try (Queues queues = Queues.create()) {
            queues.openWriter(queue(), QueueChild.OPTIONS).close();
            try (QueueReader reader = reader(queues, "parking", StartMode.EARLIEST);
                    ChildJvm child = child("flood", MESSAGES)) {
                long start = System.nanoTime();
                long[] next = {0};
                while (next[0] < MESSAGES) {
                    long left = DEADLINE_NS - (System.nanoTime() - start);
                    assertTrue(left > 0, () -> "received=" + next[0] + " " + child.report());
                    reader.await(left);
                    reader.poll(m -> Payloads.check(m, next[0]++), 256);
                }
                child.awaitLine("done");
                assertTrue(reader.segmentId() > 100, "segment=" + reader.segmentId());
            }
        }
    }

    /** A sleeper gets up by itself ten times a second: without wake-ups it takes minutes. */
    @Test
    void noWakeUpBetweenProcessesIsLost() throws Exception {
        Path answers = folder.resolve(QueueChild.ANSWERS);
        try (Queues queues = Queues.create();
                QueueWriter writer = queues.openWriter(queue(), QueueChild.OPTIONS);
                ChildJvm child = child("answer", ROUND_TRIPS)) {
            child.awaitLine("ready");
            try (QueueReader reader = queues.openReader(answers, ReaderOptions.named("parent"))) {
                int slow = 0;
                for (int i = 0; i < ROUND_TRIPS; i++) {
                    int seq = i;
                    long start = System.nanoTime();
                    writer.append(1, Payloads.of(seq, 20));
                    assertTrue(reader.await(DEADLINE_NS), child::report);
                    assertEquals(1, reader.poll(m -> Payloads.check(m, seq), 1));
                    slow += System.nanoTime() - start > 90_000_000 ? 1 : 0;
                }
                assertTrue(slow < ROUND_TRIPS / 50, "slow=" + slow + " of " + ROUND_TRIPS);
            }
            child.awaitLine("done");
        }
    }
}
