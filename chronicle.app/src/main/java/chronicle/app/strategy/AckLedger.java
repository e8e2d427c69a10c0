package chronicle.app.strategy;

import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * Orders on their way and the time each took until its ack was read. Order ids are consecutive from
 * the first; what lies before it belongs to an earlier run. Memory grows with the orders on their
 * way, not with those that were answered. One thread.
 */
final class AckLedger {

    private static final long ANSWERED = Long.MIN_VALUE;

    private final Histogram rtt = new Histogram(3);
    private final long firstId;
    private long[] intended = new long[1024];
    private long base;
    private long sent;
    private long acked;
    private long repeated;

    /**
     * For a run of orders.
     *
     * @param firstId order_id of its first order
     */
    AckLedger(long firstId) {
        this.firstId = firstId;
        this.base = firstId;
    }

    /** The next order left; its id is one more than the last one's. */
    void sent(long intendedNanos) {
        long id = firstId + sent;
        if (id - base == intended.length) {
            grow();
        }
        intended[slot(id)] = intendedNanos == ANSWERED ? ANSWERED + 1 : intendedNanos;
        sent++;
    }

    /** An ack was read; one for an earlier run, or a second one, changes no time. */
    void acked(long id, long nowNanos) {
        if (id < firstId || id >= firstId + sent) {
            return;
        }
        if (id < base || intended[slot(id)] == ANSWERED) {
            repeated++;
            return;
        }
        rtt.recordValue(Math.max(0, nowNanos - intended[slot(id)]));
        intended[slot(id)] = ANSWERED;
        acked++;
        while (base < firstId + sent && intended[slot(base)] == ANSWERED) {
            base++;
        }
    }

    long sent() {
        return sent;
    }

    long acked() {
        return acked;
    }

    /** Acks beyond the first of an order. */
    long repeated() {
        return repeated;
    }

    boolean complete() {
        return acked == sent;
    }

    /** Nanoseconds from the intended departure to the ack, orders answered so far. */
    Histogram rtt() {
        return rtt;
    }

    private int slot(long id) {
        return (int) (id & (intended.length - 1));
    }

    private void grow() {
        long[] old = intended;
        intended = Arrays.copyOf(old, old.length * 2);
        for (long id = base; id < base + old.length; id++) {
            intended[slot(id)] = old[(int) (id & (old.length - 1))];
        }
    }
}
