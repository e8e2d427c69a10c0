package chronicle.tools.doctor.queue;

import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.doctor.exam.SegmentFacts.One;
import chronicle.tools.files.ControlFacts;
import chronicle.tools.text.ShellWord;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Segments that are none, and records that are not what was written. */
public final class Damage implements Check<QueueSubject> {

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        Optional<ControlFacts> control = queue.control();
        if (control.isEmpty()) {
            return;
        }
        for (One segment : queue.segments(control.get()).all()) {
            if (!segment.damage().isEmpty()) {
                found.accept(
                        Diagnosis.of(Severity.ERROR, "damaged-segment", segment.file())
                                .byHand(
                                        segment.damage(),
                                        "readers stop there; the router quarantines the strategy",
                                        "see how much is damaged: "
                                                + queue.command(
                                                        "verify "
                                                                + ShellWord.of(
                                                                        queue.directory()))));
            }
        }
    }
}
