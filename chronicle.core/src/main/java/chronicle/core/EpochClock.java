package chronicle.core;

/**
 * Where timestamps come from: nanoseconds since 1970-01-01T00:00Z. Injected so that tests can set
 * it.
 */
@FunctionalInterface
public interface EpochClock {

    /** Nanoseconds since the epoch; called once per append, so it must not allocate. Any thread. */
    long nanos();
}
