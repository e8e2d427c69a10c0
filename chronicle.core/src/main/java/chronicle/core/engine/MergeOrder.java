package chronicle.core.engine;

import chronicle.core.EpochClock;
import chronicle.core.FanInOptions;
import chronicle.core.Ordering;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides which lane of a merge is next. Those that have a message are in a tree by their place in
 * the order, the others are asked when a poll begins: all of them when there is nothing else to do,
 * else those that ran dry lately and some of the rest, so that silent lanes cost next to nothing.
 * One thread.
 */
final class MergeOrder {

    /** So many silent lanes are asked by each poll at least, */
    private static final int ASKED = 64;

    /** or one for so many messages that it may hand out. */
    private static final int MESSAGES_PER_ASKED = 4;

    /** Lanes that ran dry lately are asked again after so many others, while nothing is there. */
    private static final int ASKED_BETWEEN = 16;

    /** Every so often silent lanes are looked at for a roll as well. */
    private static final int ROUNDS_PER_LOOK = 16;

    /**
     * A lane in turns hands out so many: enough for what is checked at once to be still at hand.
     */
    static final int TURN = 16;

    /** A lane gets a message out of turn when it has waited for so many. */
    static final int PATIENCE = 8192;

    private final LaneTree tree = new LaneTree();
    private final IdleLanes idle = new IdleLanes();
    private final List<MergeLane> lanes;
    private final Predicate<MergeLane> look;
    private final OrderWait orderWait;
    private final boolean byTurns;

    private long turns;
    private long polls;

    /** Whether a lane may have come in at any place of the order. */
    private boolean asksAll;

    /** Has something, and nobody waits for what is behind it; or null. */
    private MergeLane known;

    /** Whether the last poll asked that one and no other. */
    private boolean askedOne;

    /** Lanes that take part and had no message when they were asked in this poll. */
    private int silent;

    /** Counts how often all silent lanes were asked. */
    private int rounds;

    private int askedInRound;

    /** All messages, and what they were when it was looked who has waited for long. */
    private long handedOut;

    private long lookedAfter;

    /** Messages of lanes that have caught up. */
    private long counted;

    /**
     * @param lanes all of them, in the order of adding
     * @param look whether a lane has a message; tells and holds a lane that cannot be read
     */
    MergeOrder(
            FanInOptions options,
            EpochClock exact,
            List<MergeLane> lanes,
            Predicate<MergeLane> look) {
        this.lanes = lanes;
        this.look = look;
        this.orderWait = new OrderWait(options.orderWaitNs(), exact);
        this.byTurns = options.ordering() == Ordering.ROUND_ROBIN;
    }

    boolean byTurns() {
        return byTurns;
    }

    void add(MergeLane lane) {
        tree.add(lane);
        idle.add(lane);
        asksAll = true;
    }

    void remove(MergeLane lane) {
        tree.remove(lane);
        if (lane.idleIndex != MergeLane.NOT_IDLE) {
            idle.remove(lane);
        }
        orderWait.forget(lane);
        if (known == lane) {
            known = null;
        }
    }

    /** All are asked by the next poll. */
    void askAll() {
        asksAll = true;
    }

    /** A lane is known to have something: the next poll asks it first. */
    void askFirst(MergeLane lane) {
        known = lane;
    }

    /** Forgets what is known of the lanes, which may be half of it. Also while a poll goes on. */
    void reset() {
        known = null;
        orderWait.reset();
        tree.reset(lanes);
        idle.clear();
        for (int i = 0; i < lanes.size(); i++) {
            idle.add(lanes.get(i));
        }
        asksAll = true;
    }

    /** Behind {@link #reset()} has the poll go on without this lane. */
    void goOnWithout(MergeLane lane) {
        lane.sitsOut = polls;
        askEach(0, idle.size());
    }

    /** Begins a poll for that many messages at most. */
    void begin(int limit) {
        polls++;
        silent = 0;
        if (handedOut - lookedAfter >= PATIENCE) {
            lookAfterWaiting();
        }
        orderWait.begin();
        MergeLane first = known;
        known = null;
        if (asksAll || orderWait.isUsed()) {
            asksAll = false;
            askEach(0, idle.size());
        } else if (first == null || !askedAlone(first)) {
            askedOne = false;
            askEach(0, idle.lately());
            askByAndBy(Math.max(ASKED, limit / MESSAGES_PER_ASKED));
        }
    }

    /**
     * What ended a sleep is handed out before others are asked: after a while of silence each of
     * them has left the caches, and dozens take as long as the wake did. Not twice in a row, and
     * not where all can be asked.
     */
    private boolean askedAlone(MergeLane lane) {
        if (lane.idleIndex == MergeLane.NOT_IDLE) {
            return false;
        }
        if (askedOne || idle.size() <= ASKED) {
            idle.askFirst(lane);
            return false;
        }
        askedOne = ask(lane);
        return askedOne;
    }

    /** By index and downwards: those that have a message leave, and a handler may add. */
    private void askEach(int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (i < idle.size()) {
                ask(idle.get(i));
            }
        }
    }

    private void askByAndBy(int atLeast) {
        int left = idle.size() - idle.lately();
        for (int asked = 0; left > 0 && (asked < atLeast || tree.isEmpty()); asked++, left--) {
            if (idle.size() == idle.lately()) {
                return;
            }
            MergeLane lane = idle.get(idle.nextByAndBy());
            // With nothing else to do, a look does no harm.
            boolean looks = tree.isEmpty() || rounds % ROUNDS_PER_LOOK == 0;
            if ((looks || lane.cursor.mayHaveNext()) && ask(lane)) {
                idle.stepBack();
            }
            if (++askedInRound >= idle.size()) {
                askedInRound = 0;
                rounds++;
            }
            if (asked % ASKED_BETWEEN == ASKED_BETWEEN - 1 && tree.isEmpty()) {
                askEach(0, idle.lately());
            }
        }
    }

    private boolean ask(MergeLane lane) {
        if (lane.held() || lane.sitsOut == polls) {
            return false;
        }
        if (look.test(lane)) {
            lane.servedAt = counted;
            put(lane);
            return true;
        }
        lane.live = true;
        if (!lane.held()) {
            silent++;
        }
        return false;
    }

    /** The lane that is next, or null when there is none or the next message has to wait. */
    MergeLane next() {
        MergeLane lane = tree.first();
        while (lane != null && lane.held()) {
            setAside(lane);
            lane = tree.first();
        }
        if (lane != null && silent > 0 && orderWait.isUsed() && orderWait.holdsBack(lane)) {
            return null;
        }
        return lane;
    }

    /** The largest key with which the lane that is next would be next again. */
    long bound(MergeLane lane) {
        return tree.bound(lane);
    }

    /** The lane has a message: in turns it goes behind all others. */
    void put(MergeLane lane) {
        if (lane.idleIndex != MergeLane.NOT_IDLE) {
            idle.remove(lane);
        }
        if (byTurns) {
            tree.put(lane, LaneTree.key(turns++));
        } else {
            tree.put(lane, LaneTree.key(lane.cursor.timestampNs()));
            follow(lane);
        }
    }

    /**
     * Says which lanes are next, in order, as far as that is known without looking at what may have
     * come meanwhile. The order goes on at once to the messages behind those that are about to be
     * handed out: {@link #follow} comes when a lane has one of these; where it does not come to
     * that, {@link #put} has the lane where it is.
     *
     * @param places takes where these lanes are, each of them once
     * @return how many they are; 0 when there is none, or only {@link #next} can tell
     */
    int plan(int[] places, int most) {
        return byTurns || orderWait.isUsed() ? 0 : tree.plan(places, Math.min(most, places.length));
    }

    /** The lane has the message that {@link #plan} went on to. */
    void follow(MergeLane lane) {
        Cursor cursor = lane.cursor;
        if (cursor.knowsNext()) {
            tree.follow(lane, LaneTree.key(cursor.nextTimestampNs()));
        } else {
            tree.followUnknown(lane);
        }
    }

    boolean isFirst(MergeLane lane) {
        return tree.isFirst(lane);
    }

    /** How many places for lanes there are, and the lane at one of them, or null. */
    int places() {
        return tree.width();
    }

    MergeLane lane(int place) {
        return tree.lane(place);
    }

    /** The lane has handed out everything. */
    void ranDry(MergeLane lane) {
        lane.live = true;
        tree.leave(lane);
        // After a reset it may be there already.
        if (lane.idleIndex == MergeLane.NOT_IDLE) {
            idle.add(lane);
        }
        idle.askFirst(lane);
        silent++;
    }

    /** The lane does not take part for now. */
    void setAside(MergeLane lane) {
        if (tree.has(lane)) {
            tree.leave(lane);
            idle.add(lane);
        }
    }

    /** The lane has handed out so many messages. */
    void served(MergeLane lane, int messages) {
        handedOut += messages;
        if (lane.live) {
            counted += messages;
        }
        lane.servedAt = counted;
    }

    /**
     * What was there when its lane was added goes by the order alone. Beyond that, neither clocks
     * that are wrong nor sheer number may keep a lane waiting for ever: one that has waited for
     * {@link #PATIENCE} messages of lanes that have caught up is next with one.
     */
    private void lookAfterWaiting() {
        for (int i = 0; i < lanes.size(); i++) {
            MergeLane lane = lanes.get(i);
            if (!lane.live) {
                lane.live = lane.cursor.isClosed() || lane.cursor.hasReached(lane.writerWasAt);
            }
            if (tree.has(lane) && counted - lane.servedAt >= PATIENCE) {
                tree.putFirst(lane);
            }
        }
        lookedAfter = handedOut;
    }
}
