package chronicle.core.engine;

import chronicle.core.EpochClock;
import java.util.concurrent.TimeUnit;

/**
 * Epoch time that is up to a tenth of a second old and costs one load: for heartbeats, which others
 * judge by the second. Ticks only while somebody uses it. Thread-safe.
 */
final class CoarseClock {

    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Upkeep upkeep;
    private final EpochClock exact;

    private volatile long now;
    private int users;
    private Upkeep.Repeating ticking;

    CoarseClock(Upkeep upkeep, EpochClock exact) {
        this.upkeep = upkeep;
        this.exact = exact;
    }

    /** Makes it tick, until as many calls of {@link #stop()}. */
    synchronized void start() {
        if (users++ == 0) {
            tick();
            ticking = upkeep.every(TICK_NS, this::tick);
        }
    }

    synchronized void stop() {
        if (--users == 0) {
            ticking.cancel();
        }
    }

    private void tick() {
        now = exact.nanos();
    }

    /** Epoch nanoseconds of the last tick. */
    long nanos() {
        return now;
    }
}
