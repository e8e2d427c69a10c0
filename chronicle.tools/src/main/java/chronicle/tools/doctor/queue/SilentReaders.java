package chronicle.tools.doctor.queue;

import chronicle.core.format.QueueFiles;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.doctor.exam.SegmentFacts;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.files.StoredPosition;
import chronicle.tools.text.Amounts;
import chronicle.tools.text.ShellWord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Readers that are not there and keep whole segments from being deleted. */
public final class SilentReaders implements Check<QueueSubject> {

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        Optional<ControlFacts> control = queue.control();
        if (control.isEmpty()) {
            return;
        }
        SegmentFacts segments = queue.segments(control.get());
        for (StoredPosition reader : queue.readers()) {
            long held =
                    segments.all().stream()
                            .filter(each -> each.id() < segments.tail())
                            .filter(each -> each.id() >= reader.segmentId())
                            .count();
            boolean broken = !reader.problem().isEmpty();
            if ((held > 0 || broken) && !queue.isAlive(reader)) {
                found.accept(silent(queue, reader, held * control.get().segmentSize(), broken));
            }
        }
    }

    private static Diagnosis silent(
            QueueSubject queue, StoredPosition reader, long bytes, boolean broken) {
        Path file = QueueFiles.position(queue.directory(), reader.reader());
        String what =
                broken
                        ? "reader " + reader.reader() + " is not there and has no valid position"
                        : "reader "
                                + reader.reader()
                                + " is not there, silent for "
                                + Amounts.span(Math.abs(queue.nowNs() - reader.heartbeatNs()));
        return Diagnosis.of(Severity.WARNING, "silent-reader", file)
                .byHand(
                        what,
                        bytes == 0
                                ? "no segment is deleted from now on"
                                : Amounts.bytes(bytes)
                                        + " are kept for it, and more as it is written",
                        "start the reader again, or let it miss all of that: rm "
                                + ShellWord.of(file));
    }
}
