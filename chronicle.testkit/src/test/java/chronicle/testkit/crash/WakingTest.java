package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.core.FanInHandler;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.core.engine.MappedQueues;
import chronicle.core.os.OperatingSystem;
import chronicle.testkit.ChildJvm;
import chronicle.testkit.os.PatientPrimitives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
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
        try (Queues queues = patient()) {
            queues.openWriter(queue(), options).close();
            try (QueueReader reader = reader(queues, "parking", StartMode.EARLIEST);
                    ChildJvm child = child(WriterChild.class, "flood", MESSAGES)) {
                long[] next = {0};
                while (next[0] < MESSAGES) {
                    requireWoken(reader, () -> "received=" + next[0] + " " + child.report());
                    reader.poll(m -> Records.check(m, next[0]++), 256);
                }
                child.awaitLine("done");
                assertTrue(reader.segmentId() > 100, "segment=" + reader.segmentId());
            }
        }
    }

    /** Over primitives where nobody gets up by himself. */
    private static Queues patient() {
        return new MappedQueues(PatientPrimitives.over(OperatingSystem.best()));
    }

    private static void requireWoken(QueueReader reader, Supplier<String> state)
            throws InterruptedException {
        long start = System.nanoTime();
        boolean something = reader.await(DEADLINE_NS);
        assertTrue(something && System.nanoTime() - start < DEADLINE_NS, state);
    }

    @Test
    void noWakeUpBetweenProcessesIsLost() throws Exception {
        Path answers = folder.resolve(ReaderChild.ANSWERS);
        try (Queues queues = patient();
                QueueWriter writer = queues.openWriter(queue(), options);
                ChildJvm child = child(ReaderChild.class, "answer", ROUND_TRIPS)) {
            child.awaitLine("ready");
            try (QueueReader reader = queues.openReader(answers, ReaderOptions.named("parent"))) {
                for (int i = 0; i < ROUND_TRIPS; i++) {
                    int seq = i;
                    Records.append(writer, clock, 1);
                    requireWoken(reader, child::report);
                    assertEquals(1, reader.poll(m -> Records.check(m, seq), 1));
                }
            }
            child.awaitLine("done");
        }
    }

    /** Killed between commit and wake as well: what was committed is found all the same. */
    @Test
    void mergeAsleepLosesNothingOfWritersThatAreKilledWhileTheyWakeIt() throws Exception {
        try (Queues queues = Queues.create();
                FanInReader fanIn = queues.fanIn();
                ChildJvm one = appending(1);
                ChildJvm other = appending(2)) {
            one.awaitLine("started");
            other.awaitLine("started");
            List<QueueReader> readers = new ArrayList<>();
            List<Lane> lanes = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                ReaderOptions named = ReaderOptions.named("merge");
                readers.add(queues.openReader(queueOf(i), named.withStart(StartMode.EARLIEST)));
                lanes.add(fanIn.add("" + i, readers.get(i - 1), i));
            }
            long[] next = new long[3];
            FanInHandler check =
                    (lane, message) -> {
                        Records.check(message, next[(Integer) lane.attachment()]++);
                        return true;
                    };
            readUntil(fanIn, check, () -> next[1] > 500 && next[2] > 500);
            one.kill();
            long alone = next[2] + 500;
            readUntil(fanIn, check, () -> next[2] > alone);
            other.kill();
            for (int i = 1; i <= 2; i++) {
                int which = i;
                try (QueueWriter writer = queues.openWriter(queueOf(i), options)) {
                    readUntil(fanIn, check, () -> next[which] == writer.nextSeq());
                    Records.append(writer, clock, 1);
                    readUntil(fanIn, check, () -> next[which] == writer.nextSeq());
                }
            }
            lanes.forEach(fanIn::remove);
            readers.forEach(QueueReader::close);
        }
    }

    private Path queueOf(int number) {
        return folder.resolve("writer-" + number).resolve(WriterChild.QUEUE);
    }

    private ChildJvm appending(long number) throws IOException {
        Path own = Files.createDirectory(folder.resolve("writer-" + number));
        return ChildJvm.start(WriterChild.class, "append", own.toString(), Long.toString(number));
    }

    private static void readUntil(FanInReader fanIn, FanInHandler check, BooleanSupplier done)
            throws InterruptedException {
        long start = System.nanoTime();
        while (!done.getAsBoolean()) {
            long left = DEADLINE_NS - (System.nanoTime() - start);
            assertTrue(left > 0, "asleep beside messages");
            fanIn.await(left);
            fanIn.poll(check, 64);
        }
    }
}
