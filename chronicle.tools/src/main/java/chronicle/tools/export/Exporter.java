package chronicle.tools.export;

import chronicle.core.Queues;
import chronicle.tools.view.Lines;
import chronicle.tools.view.MessageFormat;
import chronicle.tools.work.Place;
import chronicle.tools.work.Progress;
import chronicle.tools.work.Walk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Writes a queue's messages as lines, up to where the queue ends when it begins. One thread.
 *
 * @param queues opens the queue
 * @param queue its directory
 * @param format how a message is written
 * @param from first message, null for the earliest
 * @param to last message, null for the end
 */
public record Exporter(Queues queues, Path queue, MessageFormat format, Place from, Place to) {

    private static final int BATCH = 256;

    /**
     * Writes until the end or the stop. When it fails, all lines up to there were written.
     *
     * @param stop asked after every {@value #BATCH} messages
     * @throws chronicle.core.QueueException as when the queue is browsed: CORRUPT at what is broken
     * @throws IOException when it cannot be written
     */
    public ExportResult write(Appendable out, Progress progress, BooleanSupplier stop)
            throws IOException {
        try (Walk walk = new Walk(queues, queue, from, to, progress)) {
            out.append(format.head());
            Lines lines = new Lines(out);
            boolean more = true;
            while (more && !stop.getAsBoolean()) {
                try {
                    more = walk.next(message -> lines.add(format.line(message)), BATCH);
                } finally {
                    lines.write();
                }
            }
            return new ExportResult(!more, walk.missed());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
