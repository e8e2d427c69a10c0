package chronicle.bus;

import java.util.Optional;

/**
 * What was found when a LEASE was read.
 *
 * @param status whether there is one and whether it makes sense
 * @param lease the lease, when READABLE
 * @param problem why it is UNREADABLE, else empty
 */
public record LeaseReading(Status status, Optional<Lease> lease, String problem) {

    /** The three outcomes. */
    public enum Status {
        /** No LEASE, or no directory. */
        ABSENT,
        /** A well-formed lease. */
        READABLE,
        /** Something that is not a lease, or that may not be read. */
        UNREADABLE
    }

    static LeaseReading absent() {
        return new LeaseReading(Status.ABSENT, Optional.empty(), "");
    }

    static LeaseReading of(Lease lease) {
        return new LeaseReading(Status.READABLE, Optional.of(lease), "");
    }

    static LeaseReading unreadable(String problem) {
        return new LeaseReading(Status.UNREADABLE, Optional.empty(), problem);
    }
}
