package chronicle.testkit.queue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.testkit.Await;
import chronicle.testkit.ChildJvm;
import chronicle.testkit.queue.child.AppendingMain;
import chronicle.testkit.queue.child.ReadingMain;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Writers and readers in processes of their own, killed and suspended. */
@EnabledOnOs(OS.LINUX)
class CrashTest {

    private static final int KILLS = 8;

    @TempDir private Path folder;
    private Queues queues;
    private Path queue;

    @BeforeEach
    void open() {
        queues = Queues.create();
        queue = folder.resolve("queue");
    }

    @AfterEach
    void close() {
        queues.close();
    }

    @Test
    void writerKilledAnywhereLosesNothingItCommitted() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long committed = -1;
        for (int kill = 0; kill < KILLS; kill++) {
            try (ChildJvm child = ChildJvm.start(AppendingMain.class, queue, seed + kill, -1)) {
                child.await("committed ");
                long until = child.last("committed ") + random.nextInt(3_000);
                Await.until("some more", () -> child.last("committed ") >= until, child::output);
                child.kill();
                committed = Math.max(committed, child.last("committed "));
            }
            assertEquals(false, queues.writerAlive(queue));
        }
        long[] next = {0};
        try (QueueReader reader = queues.openReader(queue, ReaderOptions.named("check"))) {
            int polled;
            do {
                polled =
                        reader.poll(
                                m -> {
                                    assertEquals(next[0], m.seq(), "seed=" + seed);
                                    byte[] payload = m.copyPayload();
                                    int padding =
                                            payload.length
                                                    - AppendingMain.payload(m.seq(), 0).length;
                                    assertArrayEquals(
                                            AppendingMain.payload(m.seq(), padding), payload);
                                    next[0]++;
                                },
                                1000);
            } while (polled > 0 || reader.await(TimeUnit.MILLISECONDS.toNanos(50)));
        }
        assertTrue(next[0] > committed, "seed=" + seed + " committed=" + committed);
        try (QueueWriter writer = queues.openWriter(queue, WriterOptions.DEFAULTS)) {
            assertEquals(next[0], writer.append(1, new byte[0]));
            assertEquals(KILLS + 1, writer.epoch());
        }
    }

    @Test
    void secondWriterInAnotherProcessIsRefusedUntilTheFirstIsDead() throws Exception {
        try (ChildJvm first = ChildJvm.start(AppendingMain.class, queue, 1, 10)) {
            first.await("done");
            assertRefused(first);
            first.signal("STOP");
            assertRefused(first);
            first.signal("CONT");
            first.kill();
        }
        try (QueueWriter writer = queues.openWriter(queue, WriterOptions.DEFAULTS)) {
            assertEquals(2, writer.epoch());
            assertEquals(10, writer.nextSeq());
        }
    }

    private void assertRefused(ChildJvm first) {
        QueueException refused =
                assertThrows(
                        QueueException.class,
                        () -> queues.openWriter(queue, WriterOptions.DEFAULTS));
        assertEquals(Category.LOCKED, refused.category());
        String identity =
                "owner_pid="
                        + first.pid()
                        + " owner_start_ticks="
                        + queues.startTicks(first.pid())
                        + " owner_epoch=1";
        assertTrue(refused.getMessage().endsWith(identity), refused.getMessage());
    }

    @Test
    void readerKilledInItsSleepCostsNobodyAMessage() throws Exception {
        WriterOptions small = WriterOptions.DEFAULTS.withSegmentSize(8192);
        try (QueueWriter writer = queues.openWriter(queue, small)) {
            try (ChildJvm child = ChildJvm.start(ReadingMain.class, queue, "sleeper")) {
                Await.until("asleep", () -> queues.inspect(queue).waitersPending() == 1);
                child.kill();
            }
            assertEquals(1, queues.inspect(queue).waitersPending());
            try (ChildJvm other = ChildJvm.start(ReadingMain.class, queue, "other")) {
                Await.until("asleep too", () -> queues.inspect(queue).waitersPending() == 2);
                for (int i = 0; i < 200; i++) {
                    writer.append(1, new byte[i]);
                }
                Await.until("woken", () -> other.last("handled ") == 199, other::output);
                other.kill();
            }
        }
    }

    @Test
    void readerKilledWhileItStoresIsNeverAheadOfWhatItHandled() throws Exception {
        WriterOptions small = WriterOptions.DEFAULTS.withSegmentSize(8192);
        Random random = new Random(7);
        try (QueueWriter writer = queues.openWriter(queue, small)) {
            for (int i = 0; i < 3_000; i++) {
                writer.append(1, new byte[random.nextInt(100)]);
            }
        }
        long handled = -1;
        for (int kill = 0; kill < 4; kill++) {
            try (ChildJvm child = ChildJvm.start(ReadingMain.class, queue, "r")) {
                long until = handled + 1 + random.nextInt(400);
                Await.until("some", () -> child.last("handled ") >= until, child::output);
                child.kill();
                handled = child.last("handled ");
            }
            long[] resumed = {-1};
            ReaderOptions peek = ReaderOptions.named("r").withStart(StartMode.RESUME);
            try (QueueReader reader = queues.openReader(queue, peek.withStoreEachPoll(false))) {
                reader.poll(
                        m -> {
                            resumed[0] = m.seq();
                            throw new IllegalStateException("only a look");
                        },
                        1);
            } catch (IllegalStateException expected) {
                assertEquals("only a look", expected.getMessage());
            }
            assertTrue(
                    resumed[0] <= handled + 1 && resumed[0] >= handled - 3,
                    "resumed=" + resumed[0] + " handled=" + handled);
        }
    }

    @Test
    void parkingReaderMissesNoWakeUpAcrossProcessesAndRolls() throws Exception {
        int count = 50_000;
        try (QueueWriter creator =
                queues.openWriter(queue, WriterOptions.DEFAULTS.withSegmentSize(8192))) {
            assertEquals(0, creator.nextSeq());
        }
        long[] next = {0};
        try (QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"));
                ChildJvm child = ChildJvm.start(AppendingMain.class, queue, 3, count)) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (next[0] < count && System.nanoTime() < deadline) {
                reader.await(TimeUnit.SECONDS.toNanos(10));
                // One at a time, so that the reader sleeps as often as it can.
                reader.poll(m -> assertEquals(next[0]++, m.seq()), 1);
            }
            assertEquals(count, next[0], () -> child.output().toString());
        }
    }
}
