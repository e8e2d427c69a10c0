package chronicle.testkit.crash;

import chronicle.core.MessageView;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.engine.MappedQueues;
import chronicle.core.os.OperatingSystem;
import chronicle.testkit.os.PatientPrimitives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** The reading process of the crash tests: {@code TASK FOLDER NUMBER}. */
final class ReaderChild {

    static final String NAME = "child";
    static final String ANSWERS = "answers";
    static final String PROGRESS = "handled";
    static final int LARGEST_POLL = 3;

    private static final long LONG_NS = 60_000_000_000L;

    private final Queues queues;
    private final Path folder;
    private final QueueReader reader;

    private ReaderChild(Queues queues, Path folder, QueueReader reader) {
        this.queues = queues;
        this.folder = folder;
        this.reader = reader;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        long number = Long.parseLong(arguments[2]);
        ReaderOptions options = ReaderOptions.named(NAME).withStart(StartMode.RESUME);
        try (Queues queues = queues(arguments[0]);
                QueueReader reader =
                        queues.openReader(folder.resolve(WriterChild.QUEUE), options)) {
            ReaderChild child = new ReaderChild(queues, folder, reader);
            switch (arguments[0]) {
                case "answer" -> child.answer(number);
                case "sleep" -> child.sleep();
                case "consume" -> child.consume(new Random(number));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
        System.out.println("done");
    }

    /** Who answers gets up for a wake alone. */
    private static Queues queues(String task) {
        return task.equals("answer")
                ? new MappedQueues(PatientPrimitives.over(OperatingSystem.best()))
                : Queues.create();
    }

    /** Answers every message with one of the same seq. */
    private void answer(long messages) throws InterruptedException {
        try (QueueWriter writer =
                queues.openWriter(folder.resolve(ANSWERS), Records.options(() -> 0))) {
            System.out.println("ready");
            for (long seq = 0; seq < messages; ) {
                reader.await(LONG_NS);
                seq += reader.poll(m -> answer(writer, m), 10);
            }
        }
    }

    private static void answer(QueueWriter writer, MessageView message) {
        writer.append(message.typeId(), message.timestampNs(), message.payload());
    }

    private void sleep() throws InterruptedException {
        while (!reader.await(LONG_NS)) {
            System.out.println("nothing yet");
        }
    }

    /** Says in the handler what it has handled; the position is stored after that. */
    private void consume(Random random) throws InterruptedException, IOException {
        Progress progress = new Progress(folder.resolve(PROGRESS));
        System.out.println("started");
        while (true) {
            reader.await(LONG_NS);
            reader.poll(m -> progress.set(m.seq() + 1), 1 + random.nextInt(LARGEST_POLL));
        }
    }
}
