package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.testkit.ChildJvm;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Readers and writers in processes of their own wake each other, every time. */
@EnabledOnOs(OS.LINUX)
class WakingTest {

    private static final int MESSAGES = 20_000;
    private static final int ROUND_TRIPS = 2000;
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
    void parkingReaderGetsEveryMessageOfAnotherProcessAcrossRolls() throws Exception {
        try (Queues queues = Queues.create()) {
            queues.openWriter(queue(), options).close();
            try (QueueReader reader = reader(queues, "parking", StartMode.EARLIEST);
                    ChildJvm child = child(WriterChild.class, "flood", MESSAGES)) {
                long start = System.nanoTime();
                long[] next = {0};
                while (next[0] < MESSAGES) {
                    long left = DEADLINE_NS - (System.nanoTime() - start);
                    assertTrue(left > 0, () -> "received=" + next[0] + " " + child.report());
                    reader.await(left);
                    reader.poll(m -> Records.check(m, next[0]++), 256);
                }
                child.awaitLine("done");
                assertTrue(reader.segmentId() > 100, "segment=" + reader.segmentId());
            }
        }
    }

    /** A sleeper gets up by itself ten times a second: without wake-ups it takes minutes. */
    @Test
    void noWakeUpBetweenProcessesIsLost() throws Exception {
        Path answers = folder.resolve(ReaderChild.ANSWERS);
        try (Queues queues = Queues.create();
                QueueWriter writer = queues.openWriter(queue(), options);
                ChildJvm child = child(ReaderChild.class, "answer", ROUND_TRIPS)) {
            child.awaitLine("ready");
            try (QueueReader reader = queues.openReader(answers, ReaderOptions.named("parent"))) {
                int slow = 0;
                for (int i = 0; i < ROUND_TRIPS; i++) {
                    int seq = i;
                    long start = System.nanoTime();
                    Records.append(writer, clock, 1);
                    assertTrue(reader.await(DEADLINE_NS), child::report);
                    assertEquals(1, reader.poll(m -> Records.check(m, seq), 1));
                    slow += System.nanoTime() - start > 90_000_000 ? 1 : 0;
                }
                assertTrue(slow < ROUND_TRIPS / 50, "slow=" + slow + " of " + ROUND_TRIPS);
            }
            child.awaitLine("done");
        }
    }
}
