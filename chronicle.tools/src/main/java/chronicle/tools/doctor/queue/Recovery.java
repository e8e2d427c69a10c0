package chronicle.tools.doctor.queue;

import chronicle.core.QueueException;
import chronicle.core.QueueException.Category;
import chronicle.core.QueueWriter;
import chronicle.core.Retention;
import chronicle.core.WriterOptions;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.doctor.exam.Repair.NotSafe;
import chronicle.tools.files.ControlFacts;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Opens a queue for writing and closes it: whoever writes next would begin in the same way. */
final class Recovery {

    private static final WriterOptions OPTIONS =
            WriterOptions.DEFAULTS.withExistingDirectory().withRetention(Retention.KEEP_ALL);

    private Recovery() {}

    /**
     * @param needed whether there still is something to recover
     */
    static Optional<String> run(QueueSubject queue, Predicate<QueueSubject> needed)
            throws IOException {
        return queue.pinned((now, pin) -> recover(now, needed));
    }

    private static Optional<String> recover(QueueSubject now, Predicate<QueueSubject> needed)
            throws IOException {
        if (now.isLocked()) {
            throw new NotSafe("a writer holds writer.lock now, and has recovered the queue");
        }
        if (!needed.test(now)) {
            return Optional.empty();
        }
        now.requireOurs();
        long size = now.control().map(ControlFacts::segmentSize).orElse(0L);
        if (size % 4096 != 0) {
            throw new NotSafe("its segments are not made of whole pages, its own writer has to");
        }
        try (QueueWriter writer =
                now.queues().openWriter(now.directory(), OPTIONS.withSegmentSize(size))) {
            return Optional.of("recovered the queue, messages go on with seq=" + writer.nextSeq());
        } catch (QueueException e) {
            if (e.category() == Category.LOCKED) {
                throw new NotSafe("a writer holds writer.lock now, and has recovered the queue");
            }
            throw new IOException(e.getMessage(), e);
        }
    }
}
