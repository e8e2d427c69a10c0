package chronicle.core.engine;

import chronicle.core.FanInHandler;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Hands out the messages of a merge: a poll's loop over lanes, in the order that {@link MergeOrder}
 * says. One thread.
 */
final class Serving {

    /** So many messages ahead the order is known at most. */
    private static final int AHEAD = 16;

    /** Fewer lanes stay in the caches by themselves. */
    private static final int MANY = 32;

    private final MergeOrder order;
    private final MergedPositions positions;
    private final Predicate<MergeLane> look;
    private final Consumer<InternalError> trouble;
    private final Runnable mend;

    /**
     * Places of lanes in the order in which they are next; those from {@link #at} on are to come.
     */
    private final int[] plan = new int[AHEAD];

    private int planned;
    private int at;

    /** Keeps the loads of {@link #touch} from being left out. */
    private long touched;

    private FanInHandler taker;
    private int taken;

    /**
     * @param look whether a lane has a message; tells and holds a lane that cannot be read
     * @param trouble takes errors of files that may have been truncated
     * @param mend makes anew, the plan included, what such an error may have left half done
     */
    Serving(
            MergeOrder order,
            MergedPositions positions,
            Predicate<MergeLane> look,
            Consumer<InternalError> trouble,
            Runnable mend) {
        this.order = order;
        this.positions = positions;
        this.look = look;
        this.trouble = trouble;
        this.mend = mend;
    }

    /** How many messages the last poll has handed out, or the present one by now. */
    int taken() {
        return taken;
    }

    /** Hands out up to so many messages. */
    void serve(FanInHandler handler, int limit) {
        taken = 0;
        taker = handler;
        try {
            order.begin(limit);
            while (taken < limit && !serveUntilTrouble(limit)) {
                // The others go on.
            }
        } finally {
            taker = null;
        }
    }

    /** Whether nothing is left to do. */
    private boolean serveUntilTrouble(int limit) {
        MergeLane lane = null;
        try {
            while (taken < limit) {
                makePlan(limit - taken);
                while (at < planned) {
                    lane = order.lane(plan[at++]);
                    if (lane != null) {
                        handOutPlanned(lane);
                    }
                }
                if (planned == 0) {
                    lane = order.next();
                    if (lane == null) {
                        break;
                    }
                    handOutUnplanned(lane, limit);
                } else if (planned == 1 && taken < limit && goesOn(lane)) {
                    // Twice in a row: worth to find out how far it may go.
                    handOut(lane, limit, order.bound(lane));
                }
            }
            return true;
        } catch (InternalError e) {
            // Of this lane or of anything else that the handler touched; the next poll finds out.
            trouble.accept(e);
            mend.run();
            if (lane != null) {
                order.goOnWithout(lane);
            }
            return lane == null;
        } catch (RuntimeException | Error e) {
            dropPlan();
            if (lane != null) {
                settle(lane);
            }
            throw e;
        }
    }

    private void makePlan(int most) {
        at = 0;
        boolean many = order.places() > MANY;
        planned = order.plan(plan, many ? most : 1);
        if (many) {
            touch();
        }
    }

    /**
     * Brings in what the lanes of the plan need, of all of them at once: one after the other, each
     * message of another lane would have to wait for its memory.
     */
    private void touch() {
        long any = 0;
        for (int i = 0; i < planned; i++) {
            any += order.lane(plan[i]).cursor.touch();
        }
        touched = any;
    }

    /** What was planned will not come as it was. */
    void dropPlan() {
        while (at < planned) {
            MergeLane lane = order.lane(plan[at++]);
            if (lane != null && lane.cursor.hasFound()) {
                order.put(lane);
            }
        }
    }

    /** Of what was planned nothing is known any more. */
    void forgetPlan() {
        at = 0;
        planned = 0;
    }

    private boolean goesOn(MergeLane lane) {
        return lane != null && lane.takesPart() && order.isFirst(lane);
    }

    /** Takes the message of this lane for which the order has gone on already. */
    private void handOutPlanned(MergeLane lane) {
        if (lane.held()) {
            order.setAside(lane);
        } else if (handOutOne(lane)) {
            order.follow(lane);
        } else {
            settle(lane);
        }
    }

    /** Takes the message of this lane, and more if it is taken in turns. */
    private void handOutUnplanned(MergeLane lane, int limit) {
        int end = order.byTurns() ? Math.min(limit, taken + MergeOrder.TURN) : taken + 1;
        handOut(lane, end, Long.MAX_VALUE);
    }

    /** A message whose successor is known to be there; whether the lane has that one now. */
    private boolean handOutOne(MergeLane lane) {
        if (!take(lane)) {
            return false;
        }
        taken++;
        order.served(lane, 1);
        if (lane.removed) {
            return false;
        }
        positions.moves(lane);
        return !lane.held() && look.test(lane);
    }

    /** Until {@code end} messages were taken, or the next one comes after {@code bound}. */
    private void handOut(MergeLane lane, int end, long bound) {
        int before = taken;
        try {
            while (take(lane)) {
                taken++;
                if (!lane.takesPart()
                        || !look.test(lane)
                        || taken >= end
                        || LaneTree.key(lane.cursor.timestampNs()) > bound) {
                    break;
                }
            }
        } finally {
            order.served(lane, taken - before);
            if (!lane.removed) {
                positions.moves(lane);
            }
        }
        settle(lane);
    }

    /** Whether the handler took the message; the lane is held when it did not. */
    private boolean take(MergeLane lane) {
        Cursor cursor = lane.cursor;
        if (cursor.isBehindGap()) {
            taker.onGap(lane, cursor.gap().take());
        }
        if (!taker.onMessage(lane, cursor.message())) {
            lane.hold();
            return false;
        }
        cursor.advance();
        return true;
    }

    /** Gives the lane the place in the order that it has now. */
    private void settle(MergeLane lane) {
        if (lane.removed) {
            return;
        }
        if (lane.held()) {
            order.setAside(lane);
        } else if (lane.cursor.hasFound()) {
            order.put(lane);
        } else {
            order.ranDry(lane);
        }
    }
}
