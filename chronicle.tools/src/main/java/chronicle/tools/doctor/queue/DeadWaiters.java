package chronicle.tools.doctor.queue;

import chronicle.core.QueueException;
import chronicle.core.QueueGuard;
import chronicle.core.format.ControlLayout;
import chronicle.core.format.QueueFiles;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.doctor.exam.Repair.NotSafe;
import chronicle.tools.files.RegularFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * More announced sleepers than there are readers: a reader, as a rule the router, was killed in its
 * sleep. Each reader announces itself once.
 */
public final class DeadWaiters implements Check<QueueSubject> {

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) throws IOException {
        if (queue.control().isEmpty()) {
            return;
        }
        long announced = announced(queue);
        long alive = queue.readers().stream().filter(queue::isAlive).count();
        if (announced <= alive) {
            return;
        }
        Path file = queue.file(QueueFiles.CONTROL);
        Diagnosis.Start start = Diagnosis.of(Severity.WARNING, "dead-waiters", file);
        String what =
                (announced - alive)
                        + " of "
                        + announced
                        + " announced sleepers (waiters_pending) died in their sleep";
        String cost = "every commit makes a system call that wakes nobody";
        if (alive > 0 || queue.isLocked()) {
            found.accept(
                    start.byHand(
                            what,
                            cost,
                            "stop writer and readers of the queue, then: " + queue.fixCommand()));
        } else {
            found.accept(
                    start.safe(
                            what,
                            cost,
                            queue.fixCommand(),
                            () -> queue.pinned((now, pin) -> withdraw(now))));
        }
    }

    private static long announced(QueueSubject queue) throws IOException {
        ByteBuffer block = RegularFiles.bytes(ControlLayout.LENGTH);
        try (FileChannel file = RegularFiles.open(queue.file(QueueFiles.CONTROL))) {
            RegularFiles.read(file, block, 0);
        }
        return block.limit() < ControlLayout.LENGTH
                ? 0
                : Integer.toUnsignedLong(block.getInt(ControlLayout.WAITERS_PENDING));
    }

    private static Optional<String> withdraw(QueueSubject queue) throws IOException {
        try (QueueGuard guard = queue.guard()) {
            int withdrawn = guard.withdrawWaiters(queue.options().silent());
            if (withdrawn == 0 && announced(queue) > 0) {
                throw new NotSafe("a reader is open now");
            }
            return withdrawn == 0
                    ? Optional.empty()
                    : Optional.of("took back " + withdrawn + " of dead readers");
        } catch (QueueException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
