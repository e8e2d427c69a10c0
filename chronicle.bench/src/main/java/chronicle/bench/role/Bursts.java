package chronicle.bench.role;

/** Even ticks, awaited by spinning. A late tick comes at once; time lost is not made up. */
final class Bursts {

    private final long intervalNanos;
    private long next = System.nanoTime();

    Bursts(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /** Waits for the next tick and returns the time after it. */
    long awaitNext() {
        long now = System.nanoTime();
        while (now - next < 0) {
            Thread.onSpinWait();
            now = System.nanoTime();
        }
        next = Math.max(next + intervalNanos, now);
        return now;
    }
}
