package chronicle.bus;

import chronicle.core.QueueException;
import chronicle.core.Queues;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Judges owners by their leases. One thread at a time.
 *
 * <p>Clocks are not trusted: the wall clock only says how much of a lease was left when it was
 * first seen, from then on the monotonic clock counts, and a lease is renewed when its content
 * changed, whatever its timestamp. An expired lease is not a dead owner: only a free writer lock
 * makes it {@link Verdict#STALE}, so neither a stepped clock nor a suspended process is ever taken
 * for dead.
 */
public final class LeaseJudge {

    /** What is known about an owner. */
    public enum Verdict {
        /** There is no lease. */
        ABSENT,
        /** The lease holds. */
        LIVE,
        /**
         * The lease is over, but the owner holds its lock: suspended, starved or clock-stricken.
         */
        EXPIRED_OWNER_ALIVE,
        /** The lease is over and nobody holds the lock: the owner died. */
        STALE,
        /** There is something that is not a lease. */
        UNREADABLE
    }

    /** A lease's content, when it was first seen and how much of it was left then. */
    private record Observation(Lease lease, long seenNanoTime, long leftNs) {}

    private final Predicate<Path> ownerAlive;
    private final LongSupplier epochNanos;
    private final LongSupplier nanoTime;
    private final Map<Path, Observation> observations = new HashMap<>();

    public LeaseJudge(Queues queues) {
        this(queues::writerAlive, LeaseKeeper::wallClock, System::nanoTime);
    }

    /** With clocks of the caller's: epoch nanoseconds, and a monotonic one. */
    LeaseJudge(Predicate<Path> ownerAlive, LongSupplier epochNanos, LongSupplier nanoTime) {
        this.ownerAlive = ownerAlive;
        this.epochNanos = epochNanos;
        this.nanoTime = nanoTime;
    }

    /** Looks at the lease of a queue directory, and at its lock when the lease is over. */
    public Verdict judge(Path queueDirectory) {
        LeaseReading reading = LeaseFile.read(queueDirectory);
        if (reading.lease().isEmpty()) {
            observations.remove(queueDirectory);
            return reading.status() == LeaseReading.Status.ABSENT
                    ? Verdict.ABSENT
                    : Verdict.UNREADABLE;
        }
        if (!isOver(queueDirectory, reading.lease().get())) {
            return Verdict.LIVE;
        }
        return mayBeAlive(queueDirectory) ? Verdict.EXPIRED_OWNER_ALIVE : Verdict.STALE;
    }

    private boolean mayBeAlive(Path queueDirectory) {
        try {
            return ownerAlive.test(queueDirectory);
        } catch (QueueException unknown) {
            // Whether the lock is held cannot be told, and that is no proof of death.
            return true;
        }
    }

    /** Drops what was remembered of a queue directory that is no longer of interest. */
    public void forget(Path queueDirectory) {
        observations.remove(queueDirectory);
    }

    private boolean isOver(Path queueDirectory, Lease lease) {
        long now = nanoTime.getAsLong();
        Observation known = observations.get(queueDirectory);
        if (known == null) {
            known = new Observation(lease, now, leftAtFirstSight(lease));
            observations.put(queueDirectory, known);
        } else if (!known.lease.equals(lease)) {
            // It was renewed while we watched, so it holds for its full term from here.
            known = new Observation(lease, now, lease.ttlNs());
            observations.put(queueDirectory, known);
        }
        return now - known.seenNanoTime >= known.leftNs;
    }

    private long leftAtFirstSight(Lease lease) {
        long age = epochNanos.getAsLong() - lease.timestampNs();
        // From the future: one of the two clocks is wrong, so it gets its full term.
        return age < 0 ? lease.ttlNs() : Math.max(0, lease.ttlNs() - age);
    }
}
