package chronicle.testkit.queue;

import chronicle.core.Claim;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** The other process of the crash tests: {@code TASK FOLDER NUMBER}. */
final class QueueChild {

    static final String QUEUE = "queue";
    static final String ANSWERS = "answers";
    static final String PROGRESS = "progress";

    static final WriterOptions OPTIONS = WriterOptions.DEFAULTS.withSegmentSize(8192);

    private static final int LONGEST = 3000;
    private static final long LONG_NS = 60_000_000_000L;

    private QueueChild() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        long number = Long.parseLong(arguments[2]);
        try (Queues queues = Queues.create()) {
            switch (arguments[0]) {
                case "append" -> append(queues, folder, new Random(number));
                case "hold" -> hold(queues, folder);
                case "flood" -> flood(queues, folder, number);
                case "answer" -> answer(queues, folder, number);
                case "sleep" -> sleep(queues, folder);
                case "consume" -> consume(queues, folder, new Random(number));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static QueueWriter writer(Queues queues, Path folder) {
        return queues.openWriter(folder.resolve(QUEUE), OPTIONS);
    }

    private static QueueReader reader(Queues queues, Path folder, String name) {
        return queues.openReader(folder.resolve(QUEUE), ReaderOptions.named(name));
    }

    /** Appends in every way there is, until killed. */
    private static void append(Queues queues, Path folder, Random random) throws IOException {
        Progress progress = new Progress(folder.resolve(PROGRESS));
        try (QueueWriter writer = writer(queues, folder)) {
            System.out.println("started");
            while (true) {
                long seq = writer.nextSeq();
                byte[] payload = Payloads.of(seq, random.nextInt(LONGEST));
                int way = random.nextInt(20);
                if (way < 12) {
                    writer.append(1, payload);
                } else if (way == 12) {
                    writer.seal();
                } else if (way == 13) {
                    writer.flush();
                } else {
                    claim(writer, payload, way == 14);
                }
                progress.set(writer.nextSeq());
            }
        }
    }

    private static void claim(QueueWriter writer, byte[] payload, boolean abort) {
        try (Claim claim = writer.claim(1, payload.length)) {
            claim.payload().put(payload);
            if (!abort) {
                claim.commit();
            }
        }
    }

    private static void hold(Queues queues, Path folder) throws InterruptedException {
        try (QueueWriter writer = writer(queues, folder)) {
            System.out.println("epoch " + writer.epoch());
            Thread.currentThread().join();
        }
    }

    /** Appends in bursts, with pauses in which a parking reader falls asleep. */
    private static void flood(Queues queues, Path folder, long messages) {
        Random random = new Random(messages);
        try (QueueWriter writer = writer(queues, folder)) {
            int burst = 0;
            for (long seq = 0; seq < messages; seq++) {
                writer.append(1, Payloads.of(seq, random.nextInt(200)));
                if (burst-- == 0) {
                    burst = random.nextInt(1000);
                    LockSupport.parkNanos(random.nextInt(100_000));
                }
            }
        }
        System.out.println("done");
    }

    /** Answers every message with one of the same seq. */
    private static void answer(Queues queues, Path folder, long messages) throws Exception {
        try (QueueWriter writer = queues.openWriter(folder.resolve(ANSWERS), OPTIONS);
                QueueReader reader = reader(queues, folder, "child")) {
            System.out.println("ready");
            for (long seq = 0; seq < messages; ) {
                reader.await(LONG_NS);
                seq += reader.poll(m -> writer.append(1, m.copyPayload()), 10);
            }
        }
        System.out.println("done");
    }

    private static void sleep(Queues queues, Path folder) throws InterruptedException {
        try (QueueReader reader = reader(queues, folder, "child")) {
            while (!reader.await(LONG_NS)) {
                System.out.println("nothing yet");
            }
        }
    }

    /** Says in the handler what it has handled; the position is stored after that. */
    private static void consume(Queues queues, Path folder, Random random) throws Exception {
        Progress progress = new Progress(folder.resolve(PROGRESS));
        try (QueueReader reader = reader(queues, folder, "child")) {
            System.out.println("started");
            while (true) {
                reader.await(LONG_NS);
                reader.poll(m -> progress.set(m.seq() + 1), 1 + random.nextInt(3));
            }
        }
    }
}
