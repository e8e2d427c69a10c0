package chronicle.testkit.queue.child;

import chronicle.core.FanInHandler;
import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.MessageView;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.WaitMode;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * {@code FOLDER}: truncates and deletes segments under readers, in their own process, where a
 * mistake would end the JVM. Says what came of each case, then {@code alive}.
 */
public final class TruncationMain {

    private static final int SEGMENT = 1 << 20;
    private static final int MESSAGES = 5_000;
    private static final long LONG_NS = TimeUnit.SECONDS.toNanos(60);
    private static final String SEGMENT_FILE = "000000000.q";

    private final Path folder;
    private final Queues queues;

    private TruncationMain(Path folder, Queues queues) {
        this.folder = folder;
        this.queues = queues;
    }

    public static void main(String[] args) throws Exception {
        try (Queues queues = Queues.create()) {
            TruncationMain cases = new TruncationMain(Path.of(args[0]), queues);
            // Often enough that the reading code runs compiled as well as interpreted.
            for (int i = 0; i < 30; i++) {
                int round = i;
                lateErrorsAside(() -> cases.whilePolling("poll-" + round, round * 100));
                lateErrorsAside(() -> cases.whileAwaiting("await-" + round));
                lateErrorsAside(() -> cases.inOneLaneOfMany("lane-" + round));
                lateErrorsAside(() -> cases.positionWhilePolling("position-" + round));
            }
            cases.deletedFileIsReadToItsEnd();
        }
        Say.line("alive");
    }

    /**
     * The JVM may throw the error of a truncated file even after the reader threw the typed one;
     * then this round has nothing more to say.
     */
    private static void lateErrorsAside(Case round) throws Exception {
        try {
            round.run();
        } catch (InternalError late) {
            Say.line("late");
        }
    }

    /** Such an error may also strike while the outcome is told; twice told does no harm. */
    private static void say(String outcome) {
        try {
            Say.line(outcome);
        } catch (InternalError late) {
            Say.line(outcome);
        }
    }

    /** One way to have a file truncated. */
    @FunctionalInterface
    private interface Case {
        void run() throws Exception;
    }

    private void whilePolling(String name, int before) throws IOException {
        Path queue = fill(name);
        try (QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"))) {
            long[] sum = {0};
            LongConsumer touch = value -> sum[0] += value;
            reader.poll(m -> touch.accept(m.payload().get(m.payload().position())), before);
            truncate(queue.resolve(SEGMENT_FILE));
            QueueException[] failure = {null};
            long deadline = System.nanoTime() + LONG_NS;
            survive(
                    () -> failure[0] != null || System.nanoTime() > deadline,
                    () -> {
                        try {
                            reader.poll(
                                    m -> touch.accept(m.payload().get(m.payload().position())), 10);
                            Thread.yield();
                        } catch (QueueException e) {
                            failure[0] = e;
                        }
                    },
                    () -> {});
            say("poll " + (failure[0] == null ? "nothing" : failure[0].category()));
        }
    }

    private void whileAwaiting(String name) throws IOException, InterruptedException {
        Path queue = fill(name);
        ReaderOptions options = ReaderOptions.named("r").withWaiting(WaitMode.PARK);
        try (QueueReader reader = queues.openReader(queue, options)) {
            while (reader.poll(m -> {}, 1000) > 0) {
                continue;
            }
            truncate(queue.resolve(SEGMENT_FILE));
            String outcome = "nothing";
            try {
                reader.await(LONG_NS);
                reader.poll(m -> {}, 10);
            } catch (QueueException e) {
                outcome = e.category().toString();
            }
            say("await " + outcome);
        }
    }

    private void positionWhilePolling(String name) throws IOException {
        Path queue = fill(name);
        String outcome = "nothing";
        try (QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"))) {
            reader.poll(m -> {}, 10);
            truncate(queue.resolve("readers/r.meta"));
            for (int i = 0; i < MESSAGES; i++) {
                reader.poll(m -> {}, 1);
            }
        } catch (QueueException e) {
            // Closing stores too, and fails alike.
            outcome = e.category() + " and " + e.getSuppressed().length + " more";
        }
        say("position " + outcome);
    }

    private void inOneLaneOfMany(String name) throws IOException, InterruptedException {
        Path bad = fill(name + "-bad");
        Path good = fill(name + "-good");
        try (FanInReader fanIn = queues.fanIn();
                QueueReader badReader = queues.openReader(bad, ReaderOptions.named("r"));
                QueueReader goodReader = queues.openReader(good, ReaderOptions.named("r"))) {
            fanIn.add("bad", badReader, null);
            fanIn.add("good", goodReader, null);
            int[] seen = {0};
            StringBuilder errors = new StringBuilder();
            FanInHandler handler =
                    new FanInHandler() {
                        @Override
                        public boolean onMessage(Lane lane, MessageView message) {
                            seen[0] += lane.name().equals("good") ? 1 : 0;
                            return true;
                        }

                        @Override
                        public void onLaneError(Lane lane, QueueException error) {
                            errors.append(lane.name()).append(' ').append(error.category());
                        }
                    };
            fanIn.poll(handler, 50);
            truncate(bad.resolve(SEGMENT_FILE));
            long deadline = System.nanoTime() + LONG_NS;
            survive(
                    () -> seen[0] == MESSAGES && !errors.isEmpty() || System.nanoTime() > deadline,
                    () -> {
                        if (fanIn.poll(handler, 100) == 0) {
                            awaitShortly(fanIn);
                        }
                    },
                    () -> fanIn.verify(handler));
            say("lane good=" + seen[0] + " errors=" + errors);
        }
    }

    private static void awaitShortly(FanInReader fanIn) {
        try {
            fanIn.await(TimeUnit.MILLISECONDS.toNanos(2));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Repeats the step, also after the JVM has thrown the error of a truncated file too late. */
    private static void survive(BooleanSupplier done, Runnable step, Runnable late) {
        while (!done.getAsBoolean()) {
            try {
                repeat(done, step);
            } catch (InternalError e) {
                late.run();
            }
        }
    }

    /**
     * A method of its own: where a loop goes round, compiled code may throw that error past the
     * handlers of the same method.
     */
    private static void repeat(BooleanSupplier done, Runnable step) {
        while (!done.getAsBoolean()) {
            step.run();
        }
    }

    private void deletedFileIsReadToItsEnd() throws IOException {
        Path queue = fill("deleted");
        try (QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"))) {
            Files.delete(queue.resolve(SEGMENT_FILE));
            int seen = 0;
            int polled;
            while ((polled = reader.poll(m -> {}, 1000)) > 0) {
                seen += polled;
            }
            Say.line("deleted " + seen);
        }
    }

    private Path fill(String name) {
        Path queue = folder.resolve(name);
        WriterOptions options = WriterOptions.DEFAULTS.withSegmentSize(SEGMENT);
        try (QueueWriter writer = queues.openWriter(queue, options)) {
            ByteBuffer payload = ByteBuffer.allocate(64);
            for (int i = 0; i < MESSAGES; i++) {
                writer.append(1, i, payload);
            }
        }
        return queue;
    }

    private static void truncate(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }
}
