package chronicle.core;

/** How {@code await} passes the time until there is something to read. */
public enum WaitMode {
    /** Busy spin: lowest latency, one core. */
    SPIN,
    /**
     * Spin briefly, then sleep in the kernel until the writer's next commit or roll (futex on
     * notify_seq; bounded sleeps where the operating system has none).
     */
    PARK,
    /** Sleep in growing steps of 1 µs to 1 ms: no core, no wake-up system call for the writer. */
    SLEEP
}
