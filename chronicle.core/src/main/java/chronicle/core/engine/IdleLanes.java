package chronicle.core.engine;

import java.util.Arrays;

/**
 * Lanes that had no message when they were last asked: a few that ran dry lately, to be asked each
 * time, and the others, which are asked by and by. No allocation but growth. One thread.
 */
final class IdleLanes {

    /** As many as may be asked beside every batch without being noticed. */
    private static final int LATELY = 16;

    /** First those that ran dry lately, then the others; a lane knows its index. */
    private MergeLane[] lanes = new MergeLane[2 * LATELY];

    private int size;

    /** How many of the first ones ran dry lately. */
    private int lately;

    /** The next of them to make room. */
    private int oldest;

    /** The next of the others to be asked. */
    private int next;

    int size() {
        return size;
    }

    int lately() {
        return lately;
    }

    MergeLane get(int index) {
        return lanes[index];
    }

    /** Adds a lane to those that are asked by and by. */
    void add(MergeLane lane) {
        if (size == lanes.length) {
            lanes = Arrays.copyOf(lanes, 2 * size);
        }
        place(lane, size);
        size++;
    }

    /** Lets one be asked among the first. */
    void askFirst(MergeLane lane) {
        if (lane.idleIndex < lately) {
            return;
        }
        if (lately < LATELY) {
            swap(lane.idleIndex, lately++);
        } else {
            swap(lane.idleIndex, oldest);
            oldest = (oldest + 1) % LATELY;
        }
    }

    void remove(MergeLane lane) {
        int hole = lane.idleIndex;
        if (hole < lately) {
            swap(hole, --lately);
            hole = lately;
        }
        MergeLane last = lanes[--size];
        place(last, hole);
        lanes[size] = null;
        lane.idleIndex = MergeLane.NOT_IDLE;
    }

    /** The index of the next of those that are asked by and by; there has to be one. */
    int nextByAndBy() {
        if (next < lately || next >= size) {
            next = lately;
        }
        return next++;
    }

    /** What took the place of the lane that was asked last has not been asked. */
    void stepBack() {
        next--;
    }

    void clear() {
        Arrays.fill(lanes, null);
        size = 0;
        lately = 0;
        oldest = 0;
    }

    private void swap(int one, int other) {
        MergeLane lane = lanes[one];
        place(lanes[other], one);
        place(lane, other);
    }

    private void place(MergeLane lane, int index) {
        lanes[index] = lane;
        lane.idleIndex = index;
    }
}
