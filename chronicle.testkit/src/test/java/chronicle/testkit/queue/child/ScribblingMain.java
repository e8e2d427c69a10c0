package chronicle.testkit.queue.child;

import chronicle.core.QueueBrowser;
import chronicle.core.QueueException;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;

/**
 * {@code FOLDER SEED ROUNDS}: fills parts of a queue's files with random bytes and uses the queue
 * in every way. Only typed errors may come of it; everything else ends this process with a trace.
 */
public final class ScribblingMain {

    private static final int SEGMENT = 8192;
    private static final int ENOUGH = 10_000;

    private final Random random;
    private final Queues queues;
    private final Path queue;

    private ScribblingMain(Queues queues, Path queue, long seed) {
        this.queues = queues;
        this.queue = queue;
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws Exception {
        long seed = Long.parseLong(args[1]);
        int rounds = Integer.parseInt(args[2]);
        int refused = 0;
        try (Queues queues = Queues.create()) {
            for (int round = 0; round < rounds; round++) {
                Path queue = Path.of(args[0]).resolve("q" + round);
                refused += new ScribblingMain(queues, queue, seed + round).round();
            }
        }
        Say.line("refusals " + refused);
        Say.line("alive");
    }

    private int round() throws Exception {
        make();
        List<String> files =
                List.of(
                        "control.meta",
                        "000000000.q",
                        "000000001.q",
                        "readers/r.meta",
                        "index.meta",
                        "writer.lock");
        scribble(queue.resolve(files.get(random.nextInt(files.size()))));
        int refused = 0;
        for (Use use : List.<Use>of(this::inspect, this::browse, this::read, this::write)) {
            try {
                use.run();
            } catch (QueueException expected) {
                refused++;
            }
        }
        return refused;
    }

    private void make() {
        WriterOptions options = WriterOptions.DEFAULTS.withSegmentSize(SEGMENT);
        try (QueueWriter writer = queues.openWriter(queue, options)) {
            for (int i = 0; i < 100; i++) {
                writer.append(1, new byte[random.nextInt(200)]);
            }
            writer.force();
        }
        try (QueueReader reader = queues.openReader(queue, ReaderOptions.named("r"))) {
            reader.poll(m -> {}, 10);
        }
    }

    /** All of it, a word on a 64-byte boundary, or a few bytes anywhere. */
    private void scribble(Path file) throws IOException {
        int size = (int) Files.size(file);
        int way = random.nextInt(3);
        int length = way == 0 ? size : way == 1 ? 4 : 1 + random.nextInt(16);
        int at = way == 0 ? 0 : random.nextInt(Math.max(1, size - length));
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), way == 1 ? at & -64 : at);
        }
    }

    private void inspect() {
        queues.inspect(queue);
    }

    private void browse() throws InterruptedException {
        try (QueueBrowser browser = queues.browse(queue, StartMode.EARLIEST)) {
            browser.poll(m -> m.copyPayload(), ENOUGH);
            browser.await(1_000_000);
        }
    }

    private void read() throws InterruptedException {
        StartMode[] modes = StartMode.values();
        StartMode mode = modes[random.nextInt(modes.length)];
        try (QueueReader reader =
                queues.openReader(queue, ReaderOptions.named("r").withStart(mode))) {
            reader.poll(m -> m.copyPayload(), ENOUGH);
            reader.await(1_000_000);
            reader.lag();
        }
    }

    private void write() {
        try (QueueWriter writer = queues.openWriter(queue, WriterOptions.DEFAULTS)) {
            for (int i = 0; i < 50; i++) {
                writer.append(1, new byte[Math.min(100, writer.maxPayload())]);
            }
        }
    }

    /** One way to use the queue. */
    @FunctionalInterface
    private interface Use {
        void run() throws Exception;
    }
}
