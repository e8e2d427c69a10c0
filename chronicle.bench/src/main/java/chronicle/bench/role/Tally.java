package chronicle.bench.role;

import chronicle.bench.peer.Finder;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What a finder told: for each guest whether it came and went, how late it came, and what was told
 * twice. Written by the finder's thread; others read counts, and the rest when that thread ended.
 */
final class Tally implements Finder.Listener {

    private static final byte PRESENT = 1;
    private static final byte GONE = 2;

    private final Stamps stamps;
    private final long warmUp;
    private final byte[] states;
    private final Histogram nanos = new Histogram(TimeUnit.SECONDS.toNanos(600), 3);
    private volatile long residents;
    private volatile long added;
    private volatile long removed;
    private volatile long lastAdded;
    private volatile long doubled;

    /**
     * @param warmUp guests whose latency does not count
     */
    Tally(Stamps stamps, long warmUp, long guests) {
        this.stamps = stamps;
        this.warmUp = warmUp;
        states = new byte[Math.toIntExact(guests)];
    }

    /** For residents alone. */
    Tally() {
        this(null, 0, 0);
    }

    @Override
    public void added(String strategy) {
        long now = System.nanoTime();
        if (!strategy.startsWith(BusSite.GUEST)) {
            lastAdded = now;
            residents = residents + 1;
            return;
        }
        int guest = guest(strategy);
        if (states[guest] != 0) {
            doubled = doubled + 1;
            return;
        }
        states[guest] = PRESENT;
        if (guest >= warmUp) {
            nanos.recordValue(Math.max(0, now - stamps.stamp(guest)));
        }
        added = added + 1;
    }

    @Override
    public void removed(String strategy) {
        if (!strategy.startsWith(BusSite.GUEST)) {
            residents = residents - 1;
            return;
        }
        int guest = guest(strategy);
        if (states[guest] != PRESENT) {
            doubled = doubled + 1;
            return;
        }
        states[guest] = GONE;
        removed = removed + 1;
    }

    private static int guest(String strategy) {
        return Integer.parseInt(strategy, BusSite.GUEST.length(), strategy.length(), 10);
    }

    long residents() {
        return residents;
    }

    /** How many are to come. */
    long guests() {
        return states.length;
    }

    long added() {
        return added;
    }

    long removed() {
        return removed;
    }

    long doubled() {
        return doubled;
    }

    /** When the last resident was told. */
    long lastAdded() {
        return lastAdded;
    }

    Histogram nanos() {
        return nanos;
    }

    /** Waits until so many residents were told. */
    void awaitResidents(long expected) throws InterruptedException {
        while (residents < expected) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
