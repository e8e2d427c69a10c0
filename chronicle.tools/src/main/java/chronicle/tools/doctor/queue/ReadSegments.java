package chronicle.tools.doctor.queue;

import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.doctor.exam.SegmentFacts;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.files.StoredPosition;
import chronicle.tools.text.Amounts;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Segments that every registered reader has read, of a queue that nobody writes to. */
public final class ReadSegments implements Check<QueueSubject> {

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        Optional<ControlFacts> control = queue.control();
        if (control.isEmpty() || queue.isLocked()) {
            return;
        }
        SegmentFacts segments = queue.segments(control.get());
        OptionalLong slowest = queue.readers().stream().mapToLong(StoredPosition::segmentId).min();
        if (slowest.isEmpty()) {
            return;
        }
        long read =
                segments.all().stream()
                        .filter(each -> each.id() < segments.tail())
                        .filter(each -> each.id() < slowest.getAsLong())
                        .count();
        if (read > 0) {
            found.accept(
                    Diagnosis.of(Severity.NOTE, "read-segments", queue.directory())
                            .byHand(
                                    Amounts.things(read, "segment")
                                            + " below "
                                            + Math.min(segments.tail(), slowest.getAsLong())
                                            + " were read by every registered reader",
                                    Amounts.bytes(read * control.get().segmentSize()) + " of disk",
                                    "the next writer deletes them, unless it is told to keep all"));
        }
    }
}
