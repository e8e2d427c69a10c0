package chronicle.router;

/** Where a strategy's lane stands between its coming and its going. */
public enum LaneState {
    /** Its strategy is on the bus and its queues are not open (yet); tried again after pauses. */
    ATTACHING,
    /** Its orders are handed out. */
    LIVE,
    /**
     * Its next orders wait, since there is no room for replies to them: its strategy does not read
     * {@code orders_in}, or the disk is full. Nothing is lost; ends by itself when there is room.
     */
    BLOCKED,
    /** Its strategy left; what it had committed is still handed out. */
    DRAINING,
    /**
     * The owner of its orders died without saying goodbye: LEASE is over and nobody holds the lock.
     * What it had committed is handed out, and what whoever takes the queue over commits.
     */
    STALE,
    /**
     * Closed because going on cannot help: corrupt, unreadable, a handler that keeps failing, or by
     * command.
     */
    QUARANTINED,
    /** Not there: before it comes and after it went. */
    DETACHED
}
