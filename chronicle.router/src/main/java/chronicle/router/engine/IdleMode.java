package chronicle.router.engine;

/** How the data thread passes the time while no strategy has an order. */
public enum IdleMode {
    /**
     * Looks a while, then sleeps in the kernel until a strategy commits, which costs that strategy
     * a system call.
     */
    PARK,
    /** Never sleeps: lowest latency, one core. */
    SPIN,
    /** Sleeps at once, in growing steps of up to 1 ms: strategies never have to wake it. */
    SLEEP
}
