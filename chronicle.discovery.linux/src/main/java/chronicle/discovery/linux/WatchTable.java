package chronicle.discovery.linux;

import java.util.HashMap;
import java.util.Map;

/**
 * Which watch descriptor stands for which place. A descriptor belongs to a directory, not to a
 * path: after a rename the same descriptor comes back under the new path, and then the new place
 * owns it. Ending a watch therefore names the place, and does nothing when another one owns it.
 */
final class WatchTable {

    /** Not a watch descriptor. */
    static final int NONE = -1;

    private final Kernel kernel;
    private final Map<Integer, Place> places = new HashMap<>();

    /** Written by the awaiting thread, read by any. */
    private volatile int size;

    WatchTable(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Watches; returns the descriptor, or the negated errno. */
    int add(byte[] path, int mask, Place place) {
        int wd = kernel.addWatch(path, mask);
        if (wd >= 0) {
            places.put(wd, place);
            size = places.size();
        }
        return wd;
    }

    /**
     * As {@link #add}, but what is watched for another place of the same role stays that one's.
     *
     * @return {@link #NONE} in that case
     */
    int addUnlessTaken(byte[] path, int mask, Place place) {
        int wd = kernel.addWatch(path, mask);
        if (wd >= 0) {
            Place owner = places.get(wd);
            if (owner != null && owner.role() == place.role() && !owner.equals(place)) {
                return NONE;
            }
            places.put(wd, place);
            size = places.size();
        }
        return wd;
    }

    void remove(int wd, Place place) {
        if (places.remove(wd, place)) {
            size = places.size();
            kernel.removeWatch(wd);
        }
    }

    /** The place of an event, or null for one that is not watched any more. */
    Place find(int wd) {
        return places.get(wd);
    }

    /** The kernel said that it ended this watch. */
    void ended(int wd) {
        places.remove(wd);
        size = places.size();
    }

    int size() {
        return size;
    }
}
