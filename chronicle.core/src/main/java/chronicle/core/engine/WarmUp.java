package chronicle.core.engine;

import chronicle.core.QueueWriter;
import chronicle.core.Queues;
import chronicle.core.Retention;
import chronicle.core.Retention.WhenFull;
import chronicle.core.WriterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A roll comes once in a million appends: left alone, the JVM interprets it for hours, which costs
 * more than the roll itself (decision 6). So it is done on a scratch queue of tiny segments, as
 * often as it takes to have it compiled.
 */
final class WarmUp {

    /** HotSpot's Tier4InvocationThreshold is 5,000, Tier4MinInvocationThreshold 600 with loops. */
    private static final int ROLLS = 6_000;

    private static final int TYPE = 1;
    private static final WriterOptions TINY =
            WriterOptions.DEFAULTS
                    .withSegmentSize(4096)
                    .withRetention(
                            Retention.WHEN_READ.withMaxSegments(4).whenFull(WhenFull.DROP_OLDEST));

    private final Queues queues;

    WarmUp(Queues queues) {
        this.queues = queues;
    }

    void run(Path folder) {
        Path scratch;
        try {
            scratch = Files.createTempDirectory(folder, "chronicle-warm-up-");
        } catch (IOException e) {
            throw Failures.io("cannot make a scratch queue to warm up with", folder, e);
        }
        try {
            roll(scratch.resolve("queue"));
        } finally {
            delete(scratch);
        }
    }

    /** Nobody reads: handlers that are called here would stand in the way of inlining others. */
    private void roll(Path queue) {
        try (QueueWriter writer = queues.openWriter(queue, TINY)) {
            // Fills a segment, so that each append rolls.
            byte[] payload = new byte[writer.maxPayload()];
            for (int i = 0; i < ROLLS; i++) {
                writer.append(TYPE, payload);
            }
        }
    }

    private static void delete(Path scratch) {
        try (Stream<Path> tree = Files.walk(scratch)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw Failures.io("cannot remove the scratch queue", scratch, e.getCause());
        } catch (IOException e) {
            throw Failures.io("cannot remove the scratch queue", scratch, e);
        }
    }
}
