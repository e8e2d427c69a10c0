package chronicle.router.engine;

import chronicle.core.EpochClock;

/**
 * Times orders from their commit to the moment in which their first handler is called, at a price
 * that the data thread does not feel. An order that was awaited, since nothing was there before it,
 * is always timed: the thread had time to spare. Of those that come one behind the other one in
 * {@value #EVERY} is, and stands for as many, so that no kind of order weighs more than it counts.
 *
 * <p>Commit is the timestamp of the order, by the clock of its writer, which is the same machine's:
 * both follow the wall clock to within a few microseconds. What a strategy stamps with a time of
 * its own choice is measured from that. Data thread.
 */
public final class OrderLatency {

    static final int EVERY = 16;

    private final Latencies latencies;
    private final EpochClock clock;

    /** So is the first one of all. */
    private boolean awaited = true;

    /** How many orders until the next one that is timed. */
    private int left = EVERY;

    /**
     * @param latencies to record in
     * @param clock nanoseconds since 1970, as writers have it
     */
    public OrderLatency(Latencies latencies, EpochClock clock) {
        this.latencies = latencies;
        this.clock = clock;
    }

    /** There was nothing to hand out. */
    public void idle() {
        awaited = true;
    }

    /**
     * An order is about to be handed out for the first time.
     *
     * @param committedNs its timestamp
     */
    public void order(long committedNs) {
        if (awaited) {
            awaited = false;
            latencies.record(clock.nanos() - committedNs, 1);
        } else if (--left == 0) {
            left = EVERY;
            latencies.record(clock.nanos() - committedNs, EVERY);
        }
    }
}
