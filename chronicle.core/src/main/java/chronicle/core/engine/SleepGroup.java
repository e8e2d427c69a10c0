package chronicle.core.engine;

import chronicle.core.os.WaitSet;
import java.util.Arrays;

/**
 * Seats whose words one thread sleeps on together. Changed by the polling thread alone, and only
 * while nobody sleeps on it. A seat that has found another place leaves its entry behind until
 * {@link #clean()}.
 */
final class SleepGroup {

    private final WaitSet set;
    private Seat[] seats = new Seat[16];
    private int count;

    /** Entries whose seat has found another place. */
    private int left;

    SleepGroup(WaitSet set) {
        this.set = set;
    }

    WaitSet set() {
        return set;
    }

    int count() {
        return count;
    }

    boolean hasRoom() {
        return count < set.capacity();
    }

    Seat seat(int index) {
        return seats[index];
    }

    /** Whether an entry still is the seat's place. */
    boolean holds(int index) {
        return seats[index].group == this && seats[index].index == index;
    }

    void add(Seat seat) {
        if (count == seats.length) {
            seats = Arrays.copyOf(seats, 2 * count);
        }
        seat.control().addNotifySeq(set, count, seat.seen);
        seat.group = this;
        seat.index = count;
        seats[count] = seat;
        count++;
    }

    /** Sleeps on a newer value from now on. */
    void expect(Seat seat) {
        set.expect(seat.index, seat.seen);
    }

    void remove(Seat seat) {
        seat.group = null;
        drop(seat.index);
    }

    /** As {@link #remove}, while somebody may sleep on it. */
    void leave(Seat seat) {
        seat.group = null;
        left++;
    }

    private void drop(int index) {
        int last = --count;
        set.move(last, index);
        Seat moved = seats[last];
        if (moved.group == this && moved.index == last) {
            moved.index = index;
        }
        seats[index] = moved;
        seats[last] = null;
    }

    /** Drops what is held no more. */
    void clean() {
        for (int i = count - 1; left > 0; i--) {
            if (!holds(i)) {
                drop(i);
                left--;
            }
        }
    }

    Seat leastRecent() {
        Seat least = seats[0];
        for (int i = 1; i < count; i++) {
            if (seats[i].lastFired < least.lastFired) {
                least = seats[i];
            }
        }
        return least;
    }
}
