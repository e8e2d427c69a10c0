package chronicle.app.top;

import java.util.List;

/**
 * Where the reader's mark stands in the list of lanes, and from where on the list is shown. The
 * mark keeps to its lane while the order around it changes; without a mark the top is shown.
 *
 * @param lane name of the marked lane, null without a mark
 * @param index where it was in the list, kept for when it is gone
 * @param first index of the first lane shown
 */
record Spot(String lane, int index, int first) {

    static final Spot TOP = new Spot(null, -1, 0);

    /** Moves the mark by so many lanes, from none to the first or last one shown. */
    Spot move(int by, List<TopLane> lanes) {
        if (lanes.isEmpty()) {
            return TOP;
        }
        int from = lane == null ? (by > 0 ? first - 1 : first) : indexIn(lanes);
        return at(Math.max(0, Math.min(from + by, lanes.size() - 1)), lanes);
    }

    /** Marks the last lane. */
    Spot last(List<TopLane> lanes) {
        return lanes.isEmpty() ? TOP : at(lanes.size() - 1, lanes);
    }

    /**
     * The same for another list or another height of the screen.
     *
     * @param rows lanes that fit
     */
    Spot within(List<TopLane> lanes, int rows) {
        if (lane == null || lanes.isEmpty()) {
            return TOP;
        }
        int now = indexIn(lanes);
        int start = Math.min(first, Math.max(0, lanes.size() - rows));
        if (now < start) {
            start = now;
        } else if (now >= start + rows) {
            start = now - Math.max(rows, 1) + 1;
        }
        return new Spot(lanes.get(now).name(), now, start);
    }

    private Spot at(int newIndex, List<TopLane> lanes) {
        return new Spot(lanes.get(newIndex).name(), newIndex, first);
    }

    private int indexIn(List<TopLane> lanes) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).name().equals(lane)) {
                return i;
            }
        }
        return Math.max(0, Math.min(index, lanes.size() - 1));
    }
}
