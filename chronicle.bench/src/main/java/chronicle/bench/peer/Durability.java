package chronicle.bench.peer;

/** What {@link Sink#flush()} does. */
public enum Durability {
    /** Nothing: messages outlive the process, not the machine. */
    NONE,
    /** Starts getting it to disk, and goes on. */
    ASYNC,
    /** Waits until everything sent is on disk. */
    SYNC
}
