package chronicle.tools.doctor.queue;

import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.doctor.exam.SegmentFacts;
import chronicle.tools.doctor.exam.SegmentFacts.One;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.text.Amounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a dead writer left for the next one to recover: segments not sealed, a torn record. */
public final class UnfinishedSegments implements Check<QueueSubject> {

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        Optional<ControlFacts> control = queue.control();
        if (control.isEmpty() || queue.isLocked()) {
            return;
        }
        SegmentFacts segments = queue.segments(control.get());
        for (One segment : segments.all()) {
            if (isUnsealed(segments, segment)) {
                found.accept(unsealed(queue, segment));
            } else if (segment.tornAt() >= 0) {
                found.accept(torn(queue, segment, control.get().segmentSize()));
            }
        }
    }

    private static boolean isUnsealed(SegmentFacts segments, One segment) {
        return segment.id() < segments.tail() && !segment.sealed() && segment.damage().isEmpty();
    }

    private static Diagnosis unsealed(QueueSubject queue, One segment) {
        return Diagnosis.of(Severity.WARNING, "unsealed-segment", segment.file())
                .safe(
                        "its writer died while it went on to the next segment, this one is not"
                                + " sealed",
                        "readers of other implementations may wait at its end",
                        "open the queue for writing, or: " + queue.fixCommand(),
                        () -> recover(queue, segment.id()));
    }

    private static Diagnosis torn(QueueSubject queue, One segment, long size) {
        return Diagnosis.of(Severity.WARNING, "torn-record", segment.file())
                .safe(
                        "a record was begun and never committed, offset=" + segment.tornAt(),
                        "no message is lost; the next writer takes "
                                + Amounts.bytes(size - segment.tornAt())
                                + " out of use",
                        "open the queue for writing, or: " + queue.fixCommand(),
                        () -> recover(queue, segment.id()));
    }

    private static Optional<String> recover(QueueSubject queue, int segment) throws IOException {
        return Recovery.run(queue, now -> isNeeded(now, segment));
    }

    private static boolean isNeeded(QueueSubject queue, int segment) {
        try {
            Optional<ControlFacts> control = queue.control();
            if (control.isEmpty()) {
                return false;
            }
            SegmentFacts segments = queue.segments(control.get());
            List<One> same = segments.all().stream().filter(each -> each.id() == segment).toList();
            return same.stream().anyMatch(each -> isUnsealed(segments, each) || each.tornAt() >= 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
