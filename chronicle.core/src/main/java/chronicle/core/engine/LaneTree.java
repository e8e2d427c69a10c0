package chronicle.core.engine;

import java.util.Arrays;
import java.util.List;

/**
 * A tournament between lanes: who is first is known at once, and one walk from a leaf to the root
 * settles it anew. Keys and winners lie in flat arrays, so that a walk touches no lane. Leaves are
 * in the order in which lanes were added, and between equal keys the left one wins. No allocation
 * but growth.
 */
final class LaneTree {

    /** Of leaves without a message: larger than any key. */
    private static final long EMPTY = Long.MAX_VALUE;

    private static final long FIRST = Long.MIN_VALUE + 1;
    private static final long LAST = EMPTY - 1;

    /** Node 1 is the root, the children of n are 2n and 2n+1, leaves begin at {@code width}. */
    private long[] keys = {EMPTY, EMPTY};

    /** The leaf whose key it is. */
    private int[] winners = {0, 0};

    /** What key a leaf has after its present one, as far as that is known; else EMPTY. */
    private long[] following = {EMPTY};

    private MergeLane[] lanes = new MergeLane[1];
    private int width = 1;

    /** Leaves that are or were taken. */
    private int used;

    /**
     * The key of a place in the merge's order, an unsigned number. The last four fall in with one
     * another.
     */
    static long key(long place) {
        return Math.min(place ^ Long.MIN_VALUE, LAST - 2) + 2;
    }

    /** A lane behind all others, without a message. */
    void add(MergeLane lane) {
        if (used == width) {
            makeRoom();
        }
        lane.leaf = used;
        lanes[used++] = lane;
    }

    /** Closes up over leaves that became free, or doubles where few did. */
    private void makeRoom() {
        int taken = 0;
        for (MergeLane lane : lanes) {
            taken += lane == null ? 0 : 1;
        }
        int newWidth = 2 * taken <= width ? width : 2 * width;
        MergeLane[] kept = new MergeLane[newWidth];
        long[] newKeys = new long[2 * newWidth];
        Arrays.fill(newKeys, EMPTY);
        long[] newFollowing = new long[newWidth];
        Arrays.fill(newFollowing, EMPTY);
        used = 0;
        for (MergeLane lane : lanes) {
            if (lane != null) {
                newKeys[newWidth + used] = keys[width + lane.leaf];
                newFollowing[used] = following[lane.leaf];
                lane.leaf = used;
                kept[used++] = lane;
            }
        }
        lanes = kept;
        keys = newKeys;
        following = newFollowing;
        winners = new int[2 * newWidth];
        width = newWidth;
        settleAll();
    }

    private void settleAll() {
        for (int leaf = 0; leaf < width; leaf++) {
            winners[width + leaf] = leaf;
        }
        for (int node = width - 1; node > 0; node--) {
            int best = keys[2 * node + 1] < keys[2 * node] ? 2 * node + 1 : 2 * node;
            keys[node] = keys[best];
            winners[node] = winners[best];
        }
    }

    void remove(MergeLane lane) {
        leave(lane);
        lanes[lane.leaf] = null;
    }

    /** The lane whose message is next, or null. */
    MergeLane first() {
        return keys[1] == EMPTY ? null : lanes[winners[1]];
    }

    boolean isFirst(MergeLane lane) {
        return keys[1] != EMPTY && winners[1] == lane.leaf;
    }

    /** How many leaves there are, and the lane at one of them; null where there is none. */
    int width() {
        return width;
    }

    MergeLane lane(int leaf) {
        return lanes[leaf];
    }

    boolean isEmpty() {
        return keys[1] == EMPTY;
    }

    /** Whether the lane takes part with a message. */
    boolean has(MergeLane lane) {
        return keys[width + lane.leaf] != EMPTY;
    }

    /** The lane has no message any more. */
    void leave(MergeLane lane) {
        following[lane.leaf] = EMPTY;
        put(lane, EMPTY);
    }

    /** The message behind the one that the lane has is known to have this key. */
    void follow(MergeLane lane, long itsKey) {
        following[lane.leaf] = itsKey;
    }

    /** It is not known, or there is none. */
    void followUnknown(MergeLane lane) {
        following[lane.leaf] = EMPTY;
    }

    /**
     * Says who is next, and who then, and so on, and goes on to what is known to follow in each.
     * Ends before a lane of which that is not known, so before one that is in it already.
     *
     * @param leaves takes the leaves of those lanes
     * @return how many they are
     */
    int plan(int[] leaves, int most) {
        int count = 0;
        while (count < most && keys[1] != EMPTY) {
            int leaf = winners[1];
            long key = following[leaf];
            if (key == EMPTY) {
                break;
            }
            following[leaf] = EMPTY;
            put(leaf, key);
            leaves[count++] = leaf;
        }
        return count;
    }

    /** Takes this lane before all others, whatever its message. */
    void putFirst(MergeLane lane) {
        put(lane, FIRST);
    }

    /** The lane has a message, with this key. */
    void put(MergeLane lane, long itsKey) {
        put(lane.leaf, itsKey);
    }

    private void put(int itsLeaf, long itsKey) {
        int node = width + itsLeaf;
        int leaf = itsLeaf;
        long key = itsKey;
        keys[node] = key;
        while (node > 1) {
            int sibling = node ^ 1;
            long other = keys[sibling];
            int otherLeaf = winners[sibling];
            // Beaten by less from the right, and by as little from the left.
            boolean beaten = other <= key - (sibling & 1);
            key = beaten ? other : key;
            leaf = beaten ? otherLeaf : leaf;
            node >>>= 1;
            keys[node] = key;
            winners[node] = leaf;
        }
    }

    /** The largest key with which this lane, the first, would still be first. */
    long bound(MergeLane lane) {
        long bound = LAST;
        for (int node = width + lane.leaf; node > 1; node >>>= 1) {
            bound = Math.min(bound, keys[node ^ 1] - (node & 1));
        }
        return bound;
    }

    /** These lanes alone are in, in this order, and none of them has a message. */
    void reset(List<MergeLane> all) {
        used = all.size();
        width = 1;
        while (width < used) {
            width *= 2;
        }
        lanes = all.toArray(new MergeLane[width]);
        for (int leaf = 0; leaf < used; leaf++) {
            lanes[leaf].leaf = leaf;
        }
        keys = new long[2 * width];
        Arrays.fill(keys, EMPTY);
        following = new long[width];
        Arrays.fill(following, EMPTY);
        winners = new int[2 * width];
        settleAll();
    }
}
