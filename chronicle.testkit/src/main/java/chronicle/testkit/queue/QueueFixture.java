package chronicle.testkit.queue;

import chronicle.core.MessageView;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.core.engine.MappedQueues;
import chronicle.core.os.OsPrimitives;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the suites share: queues over the primitives under test, small segments, short words. */
public abstract class QueueFixture {

    protected static final int SMALL = 8192;

    @TempDir protected Path folder;

    protected Queues queues;

    private final List<AutoCloseable> opened = new ArrayList<>();

    /** The primitives that this run is about. */
    protected abstract OsPrimitives primitives();

    protected Queues queues(OsPrimitives primitives) {
        return new MappedQueues(primitives);
    }

    @BeforeEach
    void openQueues() {
        queues = queues(primitives());
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        queues.close();
    }

    protected Path queue() {
        return folder.resolve("queue");
    }

    protected <T extends AutoCloseable> T closing(T closeable) {
        opened.add(0, closeable);
        return closeable;
    }

    protected QueueWriter writer() {
        return writer(queue());
    }

    /**
     * One that deletes nothing: else what a reader has passed is gone whenever a second is over.
     */
    protected QueueWriter writer(Path directory) {
        return closing(
                queues.openWriter(
                        directory,
                        WriterOptions.DEFAULTS
                                .withSegmentSize(SMALL)
                                .withRetention(Retention.KEEP_ALL)));
    }

    protected QueueReader reader(StartMode mode) {
        return closing(queues.openReader(queue(), ReaderOptions.named("reader").withStart(mode)));
    }

    /** Everything there is, as {@code seq:text}. */
    protected static List<String> drain(QueueReader reader) {
        List<String> found = new ArrayList<>();
        int polled;
        do {
            polled = reader.poll(message -> found.add(line(message)), 7);
        } while (polled > 0);
        return found;
    }

    protected static String line(MessageView message) {
        return message.seq() + ":" + text(message);
    }

    protected static String text(MessageView message) {
        return new String(message.copyPayload(), StandardCharsets.UTF_8);
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
