package chronicle.bus;

/**
 * Sign of life of an endpoint's owner, as {@code LEASE} holds it. For people and for dead owners:
 * whether an owner lives is decided by the lock it holds, never by this record alone.
 *
 * @param pid the owner's process id, as the owner sees it; 0 and more
 * @param startTicks its start time in clock ticks since boot, 0 when unknown
 * @param epoch writer_epoch of the owner's writer
 * @param timestampNs when the lease was renewed, epoch nanoseconds by the owner's clock
 * @param ttlNs how long it holds from then, 1 nanosecond to {@link #MAX_TTL_NS}
 */
public record Lease(long pid, long startTicks, long epoch, long timestampNs, long ttlNs) {

    /** One day: longer leases would never be missed in time, so they count as damage. */
    public static final long MAX_TTL_NS = 86_400_000_000_000L;

    public Lease {
        if (pid < 0 || startTicks < 0 || epoch < 0 || timestampNs < 0) {
            throw new BusException(
                    BusException.Category.INVALID_ARGUMENT,
                    "a lease holds no negative numbers pid="
                            + pid
                            + " start_ticks="
                            + startTicks
                            + " epoch="
                            + epoch
                            + " timestamp_ns="
                            + timestampNs);
        }
        if (ttlNs < 1 || ttlNs > MAX_TTL_NS) {
            throw new BusException(
                    BusException.Category.INVALID_ARGUMENT,
                    "a lease holds for 1 ns to one day ttl_ns=" + ttlNs);
        }
    }
}
