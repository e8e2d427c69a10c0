package chronicle.tools.doctor.exam;

import chronicle.bus.LeaseFile;
import chronicle.bus.ReadyMarker;
import chronicle.core.QueueGuard;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Takes back what an owner that died has published, as it would have done itself at its end. */
public final class DeadOwner {

    private DeadOwner() {}

    /**
     * Runs a change while no writer can be there.
     *
     * @throws NotSafe as {@link QueueSubject#guard}
     */
    public static Optional<String> locked(QueueSubject queue, Repair change) throws IOException {
        try (QueueGuard guard = queue.guard()) {
            queue.inside().require(guard.directory());
            return change.apply();
        }
    }

    /**
     * Removes READY and LEASE under the lock.
     *
     * @param still whether everything is as it was found, asked when the lock is held
     */
    public static Optional<String> withdraw(QueueSubject queue, BooleanSupplier still)
            throws IOException {
        return locked(
                queue,
                () -> {
                    if (!still.getAsBoolean()) {
                        return Optional.empty();
                    }
                    boolean ready = queue.isReady();
                    if (ready) {
                        ReadyMarker.withdraw(queue.directory());
                    }
                    LeaseFile.remove(queue.directory());
                    return Optional.of(ready ? "took READY and LEASE back" : "removed LEASE");
                });
    }
}
