package chronicle.bus.discovery;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.bus.spi.WatchHealth.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Judges by evidence whether the watch in use tells of changes. Where other machines write, events
 * of our own changes prove nothing: only that a rescan finds what no hint named does. Such a change
 * counts as missed when its hint has not come a second later either, so that a change that happens
 * during the rescan is none. Two misses, and everything is scanned at a short interval; many hinted
 * changes without a miss, and the watch is trusted again.
 *
 * <p>The polling thread tells and asks; {@link #temper} may be called by any.
 */
final class Misses {

    /** How often everything is scanned while the watch is not trusted. */
    static final Duration SCAN_EVERY = Duration.ofMillis(500);

    private static final long GRACE_NS = Duration.ofSeconds(1).toNanos();
    private static final int ENOUGH = 2;
    private static final int FIRST_PROOF = 20;
    private static final int LONGEST_PROOF = 20_000;

    /** What rescans found and no hint has named yet: since when, in nanoseconds, oldest first. */
    private final Map<StrategyId, Long> open = new LinkedHashMap<>();

    private int misses;
    private int hinted;

    /** Grows each time, so that a bus that is half remote does not make it change its mind. */
    private int proof = FIRST_PROOF;

    private volatile long total;
    private volatile Instant distrustedSince;

    /** The periodic rescan found a change of this strategy. */
    void found(StrategyId strategy, long nowNs) {
        open.putIfAbsent(strategy, nowNs);
    }

    /**
     * The watch named a strategy.
     *
     * @param changed whether it had changed
     * @return whether the watch is trusted again
     */
    boolean hinted(StrategyId strategy, boolean changed) {
        if (open.remove(strategy) == null && !changed) {
            return false;
        }
        hinted++;
        if (distrustedSince == null || hinted < proof) {
            return false;
        }
        proof = Math.min(2 * proof, LONGEST_PROOF);
        misses = 0;
        distrustedSince = null;
        return true;
    }

    /** The watch named everything: whatever was found is hinted. */
    void hintedEverything() {
        open.clear();
    }

    /**
     * The watch has nothing to tell at the moment: what it should have told is missed.
     *
     * @return whether the watch is not trusted any more, from now on
     */
    boolean quiet(long nowNs) {
        if (open.isEmpty()) {
            return false;
        }
        int before = open.size();
        open.values().removeIf(since -> nowNs - since >= GRACE_NS);
        int missed = before - open.size();
        if (missed == 0) {
            return false;
        }
        hinted = 0;
        misses = Math.min(ENOUGH, misses + missed);
        total = total + missed;
        if (misses < ENOUGH || distrustedSince != null) {
            return false;
        }
        distrustedSince = Instant.now();
        return true;
    }

    /** Until {@link #quiet} would count a miss, if no hint comes before. */
    long untilQuiet(long nowNs) {
        return open.isEmpty()
                ? Long.MAX_VALUE
                : GRACE_NS - (nowNs - open.values().iterator().next());
    }

    /** Another watch: it begins without a record. */
    void forget() {
        open.clear();
        misses = 0;
        hinted = 0;
        proof = FIRST_PROOF;
        distrustedSince = null;
    }

    /** How often to scan everything, when it is this often otherwise. */
    long scanNs(long otherwiseNs) {
        return distrustedSince == null ? otherwiseNs : Math.min(otherwiseNs, SCAN_EVERY.toNanos());
    }

    /** How many there were, over all watches. Any thread. */
    long total() {
        return total;
    }

    /** What the watch says of itself, or that it does not know. Any thread. */
    DiscoveryHealth temper(DiscoveryHealth health) {
        Instant since = distrustedSince;
        if (since == null || health.state() != State.EVENTS) {
            return health;
        }
        return new DiscoveryHealth(
                State.DEGRADED,
                Cause.NO_EVENTS,
                health.watcher(),
                "changes were found of which "
                        + health.watcher()
                        + " had told nothing, as where other machines write: everything is scanned"
                        + " every "
                        + SCAN_EVERY.toMillis()
                        + " ms",
                since,
                health.watch(),
                health.stats());
    }
}
