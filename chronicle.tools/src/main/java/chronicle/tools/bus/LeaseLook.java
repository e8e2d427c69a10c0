package chronicle.tools.bus;

import chronicle.bus.Lease;
import chronicle.bus.LeaseJudge.Verdict;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What LEASE of a queue says, and what is to be thought of it.
 *
 * @param verdict whether its owner lives; the lock is looked at only when the lease is over
 * @param lease its content, when there is a readable one
 * @param problem why it is unreadable, else empty
 * @param timeNs when it was looked at, epoch nanoseconds
 */
public record LeaseLook(Verdict verdict, Optional<Lease> lease, String problem, long timeNs) {

    /** The owner's process, as the owner sees it. */
    public OptionalLong pid() {
        return lease.isPresent() ? OptionalLong.of(lease.get().pid()) : OptionalLong.empty();
    }

    /** Nanoseconds since it was renewed; negative when that lies in the future. */
    public OptionalLong ageNs() {
        return lease.isPresent()
                ? OptionalLong.of(timeNs - lease.get().timestampNs())
                : OptionalLong.empty();
    }

    /** Whether it is over, whoever still holds the lock. */
    public boolean isExpired() {
        return verdict == Verdict.STALE || verdict == Verdict.EXPIRED_OWNER_ALIVE;
    }
}
