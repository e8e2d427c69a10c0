package chronicle.bench.role;

import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import chronicle.core.format.QueueFiles;
import chronicle.core.format.RecordLayout;
import chronicle.core.format.SegmentLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Our own writer alone, across many rolls, each one into a segment that was prepared ahead. Fills
 * each segment with large payloads but for its end, and the end with small ones back to back; the
 * one that does not fit any more rolls, and is the only one that is timed.
 */
final class Roll implements Role.Part {

    private static final int TYPE = 1;
    private static final int LARGE = 64 << 10;
    private static final int SMALL = 64;

    /** Bytes left for small records, so that the roll meets the writer in a steady flow of them. */
    private static final int END_OF_SEGMENT = 256 << 10;

    private static final long MAPPING_NS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Old segments go by themselves, so that a long run fits into memory. */
    private static final WriterOptions RING =
            WriterOptions.DEFAULTS.withRetention(
                    Retention.WHEN_READ
                            .withMaxSegments(4)
                            .whenFull(Retention.WhenFull.DROP_OLDEST));

    private final ByteBuffer large = ByteBuffer.allocateDirect(LARGE);
    private final ByteBuffer small = ByteBuffer.allocateDirect(SMALL);

    @Override
    public void play(RoleArguments arguments, Parent parent) throws Exception {
        long warmUp = arguments.number("warmup");
        long rolls = warmUp + arguments.number("rolls");
        Histogram nanos = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        try (Queues queues = Queues.create();
                QueueWriter writer = queues.openWriter(arguments.directory(), RING);
                TailSegment tail = new TailSegment(arguments.directory())) {
            queues.warmUp(arguments.directory().getParent());
            parent.opened();
            long used = SegmentLayout.HEADER_LENGTH;
            for (int roll = 0; roll < rolls; roll++) {
                used = fill(writer, large, used, END_OF_SEGMENT);
                awaitSegment(arguments.directory(), roll + 1);
                fill(writer, small, used, 0);
                tail.expect(roll);
                long begin = System.nanoTime();
                writer.append(TYPE, small);
                long took = System.nanoTime() - begin;
                tail.expect(roll + 1);
                used = SegmentLayout.HEADER_LENGTH + RecordLayout.length(SMALL);
                if (roll >= warmUp) {
                    nanos.recordValue(took);
                }
            }
            parent.result("roll.p50", nanos.getValueAtPercentile(50));
            parent.result("roll.max", nanos.getMaxValue());
            parent.finished();
        }
    }

    @Override
    public long operations(Map<String, Long> numbers) {
        return numbers.get("rolls");
    }

    /**
     * Spins until the next segment is there, and as long again as mapping it may take, which cannot
     * be seen: this is about rolls that were prepared ahead. Spins, for a thread that slept begins
     * with cold caches, and a writer in a steady flow does not.
     */
    private static void awaitSegment(Path queue, int segment) {
        Path file = QueueFiles.segment(queue, segment);
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
        long there = System.nanoTime();
        while (System.nanoTime() - there < MAPPING_NS) {
            Thread.onSpinWait();
        }
    }

    /** Appends while one more leaves the spare bytes free; returns how far the segment is used. */
    private static long fill(QueueWriter writer, ByteBuffer payload, long used, int spare) {
        long record = RecordLayout.length(payload.remaining());
        long end = writer.segmentSize() - spare;
        long at = used;
        while (at + record <= end) {
            writer.append(TYPE, payload);
            at += record;
        }
        return at;
    }
}
