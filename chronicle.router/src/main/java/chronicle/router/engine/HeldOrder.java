package chronicle.router.engine;

import chronicle.bus.handler.OrderHandler;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The order at the head of a lane that could not be passed at once: who has taken it, how often it
 * was refused, and what it waits for. Made when that happens, dropped when it is passed. Data
 * thread.
 */
final class HeldOrder {

    private static final long FIRST_ROOM_PAUSE_MS = 10;
    private static final long LONGEST_ROOM_PAUSE_MS = 1_000;

    private final long seq;
    private final Set<OrderHandler> had = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Backoff roomPauses = new Backoff(FIRST_ROOM_PAUSE_MS, LONGEST_ROOM_PAUSE_MS);
    private Backoff retryPauses;
    private Taker[] among;
    private int refusals;

    /** Replies to it that wait for room, or null. */
    PendingReplies replies;

    /** Whether the control thread has found room for them. */
    boolean room;

    /** Why it is to be given up, or null. */
    String giveUp;

    /** Whether the control thread was asked for something: nothing is done until it answers. */
    boolean asked;

    /** Whether it is kept elsewhere and is to be passed. */
    boolean givenUp;

    HeldOrder(long seq) {
        this.seq = seq;
    }

    /** One that an operator has given up before its lane was opened. */
    static HeldOrder toGiveUp(long seq) {
        HeldOrder order = new HeldOrder(seq);
        order.giveUp = "by command";
        return order;
    }

    long seq() {
        return seq;
    }

    void takenBy(OrderHandler handler) {
        had.add(handler);
    }

    boolean wasTakenBy(OrderHandler handler) {
        return had.contains(handler);
    }

    /**
     * A handler refused it. Where others have come or gone since the last time, counting begins
     * anew.
     *
     * @return how often that was
     */
    int refused(Taker[] handlers) {
        if (among != handlers) {
            among = handlers;
            refusals = 0;
            retryPauses = null;
        }
        return ++refusals;
    }

    boolean isRefused() {
        return refusals > 0;
    }

    /** How long to wait before a handler is tried again. */
    long retryPauseNs(Duration first) {
        if (retryPauses == null) {
            retryPauses = new Backoff(first.toMillis(), HandlerPolicy.LONGEST_PAUSE_MS);
        }
        return retryPauses.next();
    }

    /** How long to wait before room is looked for again. */
    long roomPauseNs() {
        return roomPauses.next();
    }
}
