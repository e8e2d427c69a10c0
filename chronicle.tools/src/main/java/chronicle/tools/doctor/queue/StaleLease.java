package chronicle.tools.doctor.queue;

import chronicle.bus.Lease;
import chronicle.bus.LeaseFile;
import chronicle.bus.LeaseReading;
import chronicle.bus.LeaseReading.Status;
import chronicle.tools.doctor.Severity;
import chronicle.tools.doctor.exam.Check;
import chronicle.tools.doctor.exam.DeadOwner;
import chronicle.tools.doctor.exam.Diagnosis;
import chronicle.tools.doctor.exam.QueueSubject;
import chronicle.tools.text.Amounts;
import chronicle.tools.text.SafeText;
import chronicle.tools.text.ShellWord;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A LEASE whose owner died: it is over, nobody holds the lock, and no process of that id and start
 * is there. A clock that was set back makes no lease last: one from the future counts as over.
 */
public final class StaleLease implements Check<QueueSubject> {

    @Override
    public void look(QueueSubject queue, Consumer<Diagnosis> found) {
        LeaseReading reading = queue.lease();
        if (reading.status() == Status.ABSENT || queue.isLocked()) {
            return;
        }
        Path file = queue.file(LeaseFile.NAME);
        if (reading.lease().isEmpty()) {
            found.accept(
                    Diagnosis.of(Severity.WARNING, "unreadable-lease", file)
                            .byHand(
                                    "nobody holds writer.lock, and LEASE is none: "
                                            + SafeText.of(reading.problem()),
                                    "nobody can tell whose queue this was",
                                    "rm -r " + ShellWord.of(file)));
            return;
        }
        Lease lease = reading.lease().get();
        long age = queue.nowNs() - lease.timestampNs();
        boolean over = age < 0 || age >= lease.ttlNs();
        if (over && !queue.processes().lives(lease.pid(), lease.startTicks())) {
            found.accept(stale(queue, lease, age, file));
        }
    }

    private static Diagnosis stale(QueueSubject queue, Lease lease, long age, Path file) {
        boolean ready = queue.isReady();
        return Diagnosis.of(Severity.WARNING, "stale-lease", file)
                .safe(
                        "its owner, process "
                                + lease.pid()
                                + ", died and left LEASE"
                                + (ready ? " and READY" : "")
                                + (age < 0 ? "" : "; renewed " + Amounts.span(age) + " ago"),
                        ready
                                ? "the queue stays attached although nobody writes to it"
                                : "who looks for the owner finds one that is gone",
                        "start the owner again, or take both back: " + queue.fixCommand(),
                        () -> DeadOwner.withdraw(queue, now -> isStill(now, lease)));
    }

    private static boolean isStill(QueueSubject queue, Lease lease) {
        return queue.lease().lease().filter(lease::equals).isPresent();
    }
}
