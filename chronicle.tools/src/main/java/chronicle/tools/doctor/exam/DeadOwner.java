package chronicle.tools.doctor.exam;

import chronicle.bus.LeaseFile;
import chronicle.bus.ReadyMarker;
import chronicle.core.QueueGuard;
import chronicle.tools.doctor.exam.QueueSubject.Change;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes back what an owner that died has published, as it would have done itself at its end. */
public final class DeadOwner {

    private DeadOwner() {}

    /**
     * Runs a change while no writer can be there.
     *
     * @throws Repair.NotSafe as {@link QueueSubject#pinned} and {@link QueueSubject#guard}
     */
    public static Optional<String> locked(QueueSubject queue, Change change) throws IOException {
        return queue.pinned(
                (now, pin) -> {
                    QueueGuard guard = now.guard();
                    try {
                        return change.apply(now, pin);
                    } finally {
                        guard.close();
                    }
                });
    }

    /**
     * Removes READY and LEASE under the lock.
     *
     * @param still whether everything is as it was found, asked when the lock is held
     */
    public static Optional<String> withdraw(QueueSubject queue, Predicate<QueueSubject> still)
            throws IOException {
        return locked(
                queue,
                (now, pin) -> {
                    if (!still.test(now)) {
                        return Optional.empty();
                    }
                    boolean ready = now.isReady();
                    if (ready) {
                        ReadyMarker.withdraw(now.directory());
                    }
                    LeaseFile.remove(now.directory());
                    return Optional.of(ready ? "took READY and LEASE back" : "removed LEASE");
                });
    }
}
