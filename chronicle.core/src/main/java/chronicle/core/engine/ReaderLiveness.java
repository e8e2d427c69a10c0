package chronicle.core.engine;

import chronicle.core.engine.ReaderPositions.Registered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which readers have given a sign of life lately. A heartbeat only counts as one by having changed
 * since it was last seen; how long that is ago is measured here, by the monotonic clock. So neither
 * a step of the wall clock nor a writer that was away makes a reader look dead. One thread.
 */
final class ReaderLiveness {

    /**
     * Between two looks, which are a second apart as a rule, no more than this counts: where
     * everybody was suspended, readers have to get at their heartbeats before they are judged.
     */
    static final long MOST_UNSEEN_NS = TimeUnit.SECONDS.toNanos(2);

    /**
     * @param silentNs for how long it has been the same, as far as that was seen
     */
    private record Sign(long heartbeatNs, long silentNs) {}

    private final long ttlNs;
    private Map<String, Sign> signs = new HashMap<>();
    private long lastLook;

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
        long passed = Math.min(nanoTime - lastLook, MOST_UNSEEN_NS);
        lastLook = nanoTime;
        Map<String, Sign> seen = new HashMap<>();
        for (Registered reader : readers) {
            Sign sign = signs.get(reader.name());
            boolean same = sign != null && sign.heartbeatNs == reader.heartbeatNs();
            long silentNs = same ? sign.silentNs + passed : 0;
            seen.put(reader.name(), new Sign(reader.heartbeatNs(), silentNs));
        }
        signs = seen;
    }

    /** Whether a reader had been silent for less than its time when it was last looked at. */
    boolean isAlive(Registered reader) {
        return ttlNs == 0 || signs.get(reader.name()).silentNs < ttlNs;
    }
}
