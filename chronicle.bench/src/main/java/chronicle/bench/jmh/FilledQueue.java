package chronicle.bench.jmh;

import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.WriterOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes queues to read from. */
final class FilledQueue {

    static final int PAYLOAD = 64;

    private static final int TYPE = 1;
    private static final long PAGE = 4096;

    private FilledQueue() {}

    /** A new queue with this many messages of 64 bytes. */
    static Path of(Queues queues, int messages) {
        return inTurns(queues, 1, messages).get(0);
    }

    /** Room for so many messages in one segment, as far as that goes. */
    private static long segment(int messages) {
        long bytes = (messages + 2L) * 2 * PAYLOAD + PAGE;
        return Math.min(WriterOptions.DEFAULTS.segmentSize(), bytes & -PAGE);
    }

    /** New queues with this many messages of 64 bytes in all, one after the other in each. */
    static List<Path> inTurns(Queues queues, int count, int messages) {
        List<Path> directories = new ArrayList<>();
        List<QueueWriter> writers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path queue = BenchFolder.fresh();
            directories.add(queue);
            writers.add(
                    queues.openWriter(
                            queue,
                            WriterOptions.DEFAULTS.withSegmentSize(segment(messages / count))));
        }
        byte[] payload = new byte[PAYLOAD];
        for (int i = 0; i < messages; i++) {
            writers.get(i % count).append(TYPE, payload);
        }
        writers.forEach(QueueWriter::close);
        return directories;
    }
}
