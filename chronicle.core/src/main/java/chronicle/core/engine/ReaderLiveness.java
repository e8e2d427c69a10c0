package chronicle.core.engine;

import chronicle.core.engine.ReaderPositions.Registered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which readers have given a sign of life lately. A heartbeat only counts as one by having changed
 * since it was last seen; how long that is ago is measured here, by the monotonic clock. So neither
 * a step of the wall clock nor a writer that was away makes a reader look dead. One thread.
 */
final class ReaderLiveness {

    private record Sign(long heartbeatNs, long seenAt) {}

    private final long ttlNs;
    private Map<String, Sign> signs = new HashMap<>();

    /**
     * @param ttlNs 0 means for ever
     */
    ReaderLiveness(long ttlNs) {
        this.ttlNs = ttlNs;
    }

    /** Takes note of what was seen; forgets readers that are registered no longer. */
    void look(List<Registered> readers, long nanoTime) {
        if (ttlNs == 0) {
            return;
        }
        Map<String, Sign> seen = new HashMap<>();
        for (Registered reader : readers) {
            Sign sign = signs.get(reader.name());
            boolean same = sign != null && sign.heartbeatNs == reader.heartbeatNs();
            seen.put(reader.name(), same ? sign : new Sign(reader.heartbeatNs(), nanoTime));
        }
        signs = seen;
    }

    /** Whether a reader that was looked at has been silent for less than its time. */
    boolean isAlive(Registered reader, long nanoTime) {
        return ttlNs == 0 || nanoTime - signs.get(reader.name()).seenAt < ttlNs;
    }
}
