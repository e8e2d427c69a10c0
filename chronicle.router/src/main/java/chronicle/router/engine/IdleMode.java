package chronicle.router.engine;

/** How the data thread passes the time while no strategy has an order. */
public enum IdleMode {
    /** Looks a while, then sleeps in growing steps of up to 1 ms. */
    PARK,
    /** Never sleeps: lowest latency, one core. */
    SPIN,
    /** Sleeps at once, in growing steps of up to 1 ms: least work for a quiet bus. */
    SLEEP
}
