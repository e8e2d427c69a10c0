package chronicle.testkit.crash;

import chronicle.core.FanInReader;
import chronicle.core.Lane;
import chronicle.core.QueueReader;
import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.ReaderOptions;
import chronicle.core.WriterOptions;
import chronicle.core.format.QueueFiles;
import chronicle.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A lane whose segment is cut off as it looks from outside: swapped for a shorter file, so that no
 * error comes but those that a test throws.
 */
final class CutOffLane implements AutoCloseable {

    private static final int MESSAGES = 20;
    private static final int LEFT = 10;

    private final Path queue;
    private final QueueReader reader;
    private Lane lane;
    private boolean told;

    CutOffLane(Queues queues, Path queue) {
        this.queue = queue;
        WriterOptions small = WriterOptions.DEFAULTS.withSegmentSize(Records.SEGMENT);
        try (QueueWriter writer = queues.openWriter(queue, small)) {
            for (int i = 0; i < MESSAGES; i++) {
                writer.append(1, new byte[LEFT]);
            }
        }
        this.reader = queues.openReader(queue, ReaderOptions.named("r"));
    }

    void join(FanInReader merge) {
        lane = merge.add("cut off", reader, this);
    }

    void cut() throws IOException {
        Path segment = QueueFiles.segment(queue, 0);
        Files.move(segment, queue.resolve("aside"));
        Files.write(segment, new byte[LEFT]);
    }

    /** Its owner was told that it cannot be read. */
    void isTold() {
        told = true;
    }

    /** Whether it is held and nobody knows why. */
    boolean isHeldInSilence() {
        return lane != null && lane.held() && !told;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        Trees.delete(queue);
    }
}
