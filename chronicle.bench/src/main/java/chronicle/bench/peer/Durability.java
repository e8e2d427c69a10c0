package chronicle.bench.peer;

/** What {@link Sink#flush()} does. */
public enum Durability {
    /** Nothing: messages outlive the process, not the machine. */
    NONE,
    /** Waits until everything sent is on disk. */
    SYNC
}
