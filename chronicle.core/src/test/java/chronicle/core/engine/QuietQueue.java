package chronicle.core.engine;

import chronicle.core.MessageHandler;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.ReaderOptions;
import chronicle.core.Retention;
import chronicle.core.StartMode;
import chronicle.core.WriterOptions;
import chronicle.core.os.OperatingSystem;
import chronicle.core.os.OsPrimitives;
import java.nio.file.Path;
import java.util.List;

/**
 * A queue of tiny segments whose writer deletes nothing, so that a test can ask retention itself,
 * step by step.
 */
final class QuietQueue implements AutoCloseable {

    static final int SEGMENT = 4096;

    /** Records of 64 bytes; room for an empty one is left behind them. */
    static final int PER_SEGMENT = (SEGMENT - 64) / 128;

    private static final byte[] PAYLOAD = new byte[64];

    final OsPrimitives os;
    final Path directory;
    final MappedQueues queues;
    final QueueWriter writer;

    QuietQueue(Path directory) {
        this(directory, OperatingSystem.best());
    }

    QuietQueue(Path directory, OsPrimitives os) {
        this.os = os;
        this.directory = directory;
        this.queues = new MappedQueues(os);
        this.writer =
                queues.openWriter(
                        directory,
                        WriterOptions.DEFAULTS
                                .withSegmentSize(SEGMENT)
                                .withRetention(Retention.KEEP_ALL));
    }

    /** Fills that many segments to the last record; the last of them is the tail. */
    void fill(int segments) {
        for (int i = 0; i < segments * PER_SEGMENT; i++) {
            writer.append(1, PAYLOAD);
        }
    }

    /** Fills that many and begins the next, so that none is made ahead. */
    void fillAndBegin(int segments) {
        fill(segments);
        writer.append(1, PAYLOAD);
    }

    SegmentRetention retention(Retention how) {
        return new SegmentRetention(
                os, directory, SEGMENT, WriterOptions.DEFAULTS.withRetention(how));
    }

    /** Reads on under this name and goes away; the position is stored. */
    int read(String name, int messages) {
        try (QueueReader reader = queues.openReader(directory, ReaderOptions.named(name))) {
            return reader.poll(message -> {}, messages);
        }
    }

    /** One poll of all that is there, from wherever the start mode says. */
    void read(String name, StartMode start, MessageHandler handler) {
        try (QueueReader reader =
                queues.openReader(directory, ReaderOptions.named(name).withStart(start))) {
            reader.poll(handler, Integer.MAX_VALUE);
        }
    }

    int tail() {
        return queues.inspect(directory).currentSegment();
    }

    /** Up to the tail; the one made ahead comes when it comes. */
    List<Integer> segments() {
        return List.copyOf(SegmentFiles.ids(os, directory).headSet(tail(), true));
    }

    /** All that may go now, one by one; returns how many steps said that there may be more. */
    int sweep(SegmentRetention retention) {
        int steps = 0;
        while (retention.step(tail())) {
            steps++;
            if (steps > 1000) {
                throw new AssertionError("deleting does not come to an end path=" + directory);
            }
        }
        return steps;
    }

    @Override
    public void close() {
        writer.close();
        queues.close();
    }
}
