package chronicle.tools.doctor.queue;

import chronicle.bus.LeaseFile;
import chronicle.core.format.QueueFiles;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.files.LastRecord;
import chronicle.tools.files.StoredPosition;
import chronicle.tools.text.Amounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Times in a queue that are yet to come: the clock was set back, or a writer has another one. */
public final class FutureTimes implements Check<QueueSubject> {

    /** Clocks of one machine do not differ; a step that matters is larger. */
    private static final long TOLERATED_NS = 1_000_000_000L;

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        Optional<ControlFacts> control = queue.control();
        if (control.isEmpty()) {
            return;
        }
        Path place = queue.file(QueueFiles.CONTROL);
        long latest = control.get().heartbeatNs();
        long lease = queue.lease().lease().map(it -> it.timestampNs()).orElse(0L);
        if (lease > latest) {
            latest = lease;
            place = queue.file(LeaseFile.NAME);
        }
        for (StoredPosition reader : queue.readers()) {
            if (reader.heartbeatNs() > latest) {
                latest = reader.heartbeatNs();
                place = QueueFiles.position(queue.directory(), reader.reader());
            }
        }
        LastRecord last = queue.lastRecord(control.get());
        if (last.timestampNs() >= latest) {
            latest = last.timestampNs();
            place = QueueFiles.segment(queue.directory(), last.segment());
        }
        long ahead = latest - queue.nowNs();
        if (ahead > TOLERATED_NS) {
            found.accept(
                    Diagnosis.of(Severity.WARNING, "time-ahead", place)
                            .byHand(
                                    "a time in it is "
                                            + Amounts.span(ahead)
                                            + " ahead of the clock",
                                    "orders of several strategies are merged in the wrong order,"
                                            + " and seeking by time misleads",
                                    "see whether the clock was set back: timedatectl; what is"
                                            + " written stays as it is"));
        }
    }
}
