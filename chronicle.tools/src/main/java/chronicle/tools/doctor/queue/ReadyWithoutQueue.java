package chronicle.tools.doctor.queue;

import chronicle.bus.ReadyMarker;
import chronicle.core.format.QueueFiles;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.DeadOwner;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.Look;
import chronicle.tools.doctor.exam.QueueSubject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * READY where there is no queue to attach, and a control block of which nothing may be believed.
 */
public final class ReadyWithoutQueue implements Check<QueueSubject> {

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        if (queue.controlProblem().isEmpty()) {
            return;
        }
        boolean hasControl = Look.exists(queue.file(QueueFiles.CONTROL));
        if (queue.isReady()) {
            Path file = queue.file(QueueFiles.READY);
            found.accept(
                    Diagnosis.of(Severity.ERROR, "ready-without-queue", file)
                            .safe(
                                    "READY is there, but no queue: " + queue.controlProblem(),
                                    "the router tries to attach it again and again, in vain",
                                    // Where there is one, its owner would stumble over it.
                                    (hasControl
                                                    ? "take READY back, then see to control.meta: "
                                                    : "start its owner anew, or take READY back: ")
                                            + queue.fixCommand(),
                                    () -> DeadOwner.locked(queue, (now, pin) -> withdraw(now))));
        } else if (hasControl && !queue.isLocked()) {
            found.accept(
                    Diagnosis.of(Severity.ERROR, "damaged-control", queue.file(QueueFiles.CONTROL))
                            .byHand(
                                    queue.controlProblem(),
                                    "nobody can open the queue; its segments are not touched by"
                                            + " this",
                                    queue.controlRemedy()));
        }
    }

    private static Optional<String> withdraw(QueueSubject now) throws IOException {
        if (!now.isReady() || now.controlProblem().isEmpty()) {
            return Optional.empty();
        }
        ReadyMarker.withdraw(now.directory());
        return Optional.of("took READY back");
    }
}
