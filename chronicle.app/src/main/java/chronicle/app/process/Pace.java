package chronicle.app.process;

/**
 * Even intervals from a start. What is late stays due, under the time it was meant for: a stall
 * shows in the measurements and does not slow the pace (no coordinated omission). One thread.
 */
public final class Pace {

    private final double intervalNanos;
    private final long start;
    private long taken;

    /**
     * Starts now.
     *
     * @param perSecond above 0
     * @param now System.nanoTime()
     */
    public Pace(double perSecond, long now) {
        this.intervalNanos = 1e9 / perSecond;
        this.start = now;
    }

    /** The System.nanoTime() that the next one is meant for. */
    public long next() {
        return start + (long) (taken * intervalNanos);
    }

    /** Whether the next one is due. */
    public boolean due(long now) {
        return now - next() >= 0;
    }

    /** Takes the next one and returns the time it was meant for. */
    public long take() {
        long intended = next();
        taken++;
        return intended;
    }
}
