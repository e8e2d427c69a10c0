package chronicle.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Stores the positions of the lanes that moved, with each poll or for several at once, and keeps
 * the heartbeats of all going. One thread.
 */
final class MergedPositions {

    /** Fewer are not worth the trouble. */
    private static final int MANY = 8;

    /** No position is older than this, however few messages that may be. */
    private static final long OLDEST_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final int storeEvery;

    private final List<MergeLane> lanes;
    private final MergeOrder order;
    private final CoarseClock clock;
    private final Consumer<InternalError> trouble;

    /** A bit for each lane by its place in the order: references in a list would cost barriers. */
    private long[] moved = new long[1];

    /** Taken out by a handler. */
    private final List<MergeLane> leaving = new ArrayList<>();

    /** Keeps the loads of {@link #touch} from being left out. */
    private long touched;

    private long lastTick;

    /** Since the last store. */
    private int messages;

    private long storedAt = System.nanoTime();

    /**
     * @param storeEvery after how many messages positions are stored while there are more
     * @param lanes all of them
     * @param clock kept ticking by the readers
     * @param trouble takes errors of files that may have been truncated
     */
    MergedPositions(
            int storeEvery,
            List<MergeLane> lanes,
            MergeOrder order,
            CoarseClock clock,
            Consumer<InternalError> trouble) {
        this.storeEvery = storeEvery;
        this.lanes = lanes;
        this.order = order;
        this.clock = clock;
        this.trouble = trouble;
    }

    /** Lanes may have got other places: call {@link #store()} before that, and this afterwards. */
    void makeRoom() {
        int words = (order.places() + Long.SIZE - 1) / Long.SIZE;
        if (words > moved.length) {
            moved = new long[words];
        }
    }

    /** The lane's position is stored with the next ones. */
    void moves(MergeLane lane) {
        moved[lane.leaf / Long.SIZE] |= 1L << lane.leaf;
    }

    /** The lane is out, by a handler that has still to say whether it takes a message of it. */
    void leaves(MergeLane lane) {
        leaving.add(lane);
    }

    /** Lanes may have got other places, and nobody knows which of them have moved: all of them. */
    void reset() {
        makeRoom();
        // There may be fewer places than before.
        Arrays.fill(moved, 0);
        for (int i = 0; i < lanes.size(); i++) {
            MergeLane lane = lanes.get(i);
            // Or each store would be another error.
            if (!lane.failed() || !lane.isTruncated()) {
                moves(lane);
            }
        }
    }

    /**
     * A poll has ended.
     *
     * @param taken how many messages it took
     * @param more whether it came to its limit, so that another one follows at once
     */
    void polled(int taken, boolean more) {
        messages += taken;
        if (!more
                || !leaving.isEmpty()
                || messages >= storeEvery
                || System.nanoTime() - storedAt >= OLDEST_NS) {
            store();
        }
    }

    /** Forgets what is to be stored when that is done, or an error in between would cost it. */
    void store() {
        for (int word = 0; word < moved.length; word++) {
            touch(word);
            while (moved[word] != 0) {
                storeAt(word * Long.SIZE + Long.numberOfTrailingZeros(moved[word]));
                moved[word] &= moved[word] - 1;
            }
        }
        while (!leaving.isEmpty()) {
            store(leaving.get(leaving.size() - 1));
            leaving.remove(leaving.size() - 1);
        }
        messages = 0;
        if (storeEvery > 0) {
            storedAt = System.nanoTime();
        }
    }

    /** Brings in what storing will need, of many lanes at once instead of one after the other. */
    private void touch(int word) {
        if (Long.bitCount(moved[word]) < MANY) {
            return;
        }
        long any = 0;
        try {
            for (long left = moved[word]; left != 0; left &= left - 1) {
                int place = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                MergeLane lane = order.lane(place);
                any += lane == null ? 0 : lane.mapped().touch();
            }
        } catch (InternalError e) {
            // Those whose files are whole are stored all the same.
            trouble.accept(e);
        }
        touched = any;
    }

    private void storeAt(int place) {
        MergeLane lane = order.lane(place);
        // One that has left is stored by itself.
        if (lane != null) {
            store(lane);
        }
    }

    /** That one position cannot be stored must not keep those of other lanes from it. */
    private void store(MergeLane lane) {
        if (!isStored(lane) && !lane.isTruncated()) {
            // The error was of something else, as a rule.
            isStored(lane);
        }
    }

    private boolean isStored(MergeLane lane) {
        try {
            lane.mapped().storeIfOpen();
            return true;
        } catch (InternalError e) {
            noteUnlessKnown(lane, e);
            return false;
        }
    }

    private void noteUnlessKnown(MergeLane lane, InternalError error) {
        if (!lane.removed || !lane.isTruncated()) {
            trouble.accept(error);
        }
    }

    void heartbeats() {
        long tick = clock.nanos();
        if (tick != lastTick) {
            lastTick = tick;
            for (int i = 0; i < lanes.size(); i++) {
                heartbeat(lanes.get(i));
            }
        }
    }

    private void heartbeat(MergeLane lane) {
        try {
            lane.mapped().heartbeatIfDue();
        } catch (InternalError e) {
            trouble.accept(e);
        }
    }
}
