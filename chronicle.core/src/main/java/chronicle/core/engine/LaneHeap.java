package chronicle.core.engine;

import java.util.Arrays;

/**
 * A binary min-heap of lanes that have a message; each lane knows its index. No allocation but
 * growth.
 */
final class LaneHeap {

    private MergeLane[] lanes = new MergeLane[8];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    MergeLane first() {
        return lanes[0];
    }

    void clear() {
        Arrays.fill(lanes, 0, size, null);
        size = 0;
    }

    void add(MergeLane lane) {
        if (size == lanes.length) {
            lanes = Arrays.copyOf(lanes, 2 * size);
        }
        place(lane, size++);
        up(lane);
    }

    void remove(MergeLane lane) {
        int hole = lane.heapIndex;
        lane.heapIndex = MergeLane.IDLE;
        MergeLane last = lanes[--size];
        lanes[size] = null;
        if (last != lane) {
            place(last, hole);
            up(last);
            down(last);
        }
    }

    /** After a lane's timestamp has changed, to a later one as a rule, but clocks step back. */
    void headChanged(MergeLane lane) {
        up(lane);
        down(lane);
    }

    private void up(MergeLane lane) {
        int index = lane.heapIndex;
        while (index > 0) {
            int parent = (index - 1) >>> 1;
            if (!lane.before(lanes[parent])) {
                break;
            }
            place(lanes[parent], index);
            index = parent;
        }
        place(lane, index);
    }

    private void down(MergeLane lane) {
        int index = lane.heapIndex;
        for (int child = 2 * index + 1; child < size; child = 2 * index + 1) {
            if (child + 1 < size && lanes[child + 1].before(lanes[child])) {
                child++;
            }
            if (!lanes[child].before(lane)) {
                break;
            }
            place(lanes[child], index);
            index = child;
        }
        place(lane, index);
    }

    private void place(MergeLane lane, int index) {
        lanes[index] = lane;
        lane.heapIndex = index;
    }
}
