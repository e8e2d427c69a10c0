package chronicle.core.engine;

import chronicle.core.QueueException;
import chronicle.core.os.OsPrimitives;
import chronicle.core.os.WaitSet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * How a merge sleeps. As many lanes as one call takes are slept on by the polling thread itself,
 * those that had something lately before all; the others by {@link SleepHelper}s in groups of as
 * many. A lane stays announced and slept on from one await to the next until it has a message: then
 * its writer has to wake nobody while it is read, and a quiet lane costs nothing meanwhile. Because
 * the remembered notify_seq decides and not who sleeps when, a lane may change places without being
 * missed.
 *
 * <p>Every 500 ms all lanes are looked at: for the heartbeats, for writers that died between commit
 * and wake, and for rolls that a dead writer left unfinished. Polling thread, but {@link
 * #wakeup()}.
 */
final class MergeSleep {

    /** Longer than a busy writer's pause, shorter than a sleep's cost. */
    private static final long SPIN_NS = TimeUnit.MICROSECONDS.toNanos(20);

    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(500);

    /** So many at a time make room, or every message of a lane that was quiet would move one. */
    private static final int MOVED_AT_ONCE = 32;

    private final OsPrimitives os;
    private final BooleanSupplier anySomething;
    private final Consumer<MergeLane> found;

    /** Not armed. Whoever is held stays here. */
    private final List<Seat> awake = new ArrayList<>();

    /** Armed, and nobody sleeps on them yet. */
    private final List<Seat> unplaced = new ArrayList<>();

    /** On their way to helpers. */
    private final List<Seat> leaving = new ArrayList<>();

    private final SleepHelpers helpers;

    /** Made by the first await. */
    private volatile SleepGroup own;

    private volatile boolean wokenUp;
    private boolean wakes;
    private long fired;
    private long lastLook;

    /**
     * @param anySomething looks at all lanes and keeps their heartbeats going; may throw
     * @param found told which lane ends an await, so that it need not be looked for among all
     */
    MergeSleep(OsPrimitives os, BooleanSupplier anySomething, Consumer<MergeLane> found) {
        this.os = os;
        this.anySomething = anySomething;
        this.found = found;
        this.helpers = new SleepHelpers(os, this::ring, this::fired);
    }

    void add(MergeLane lane) {
        awake.add(lane.seat);
    }

    /** A lane has something to read: it is spun on, and its writer has nobody to wake. */
    void active(MergeLane lane) {
        getUp(lane.seat);
        lane.seat.withdraw();
    }

    /** A lane that cannot be read any more, perhaps not even touched. */
    void failed(MergeLane lane) {
        getUp(lane.seat);
    }

    private void getUp(Seat seat) {
        if (seat.armed) {
            seat.armed = false;
            awake.add(seat);
        }
        leaveGroup(seat);
    }

    /** Nobody sleeps on the lane's words after this, but a helper that is just being told so. */
    void remove(MergeLane lane) {
        Seat seat = lane.seat;
        seat.armed = false;
        SleepGroup group = seat.group;
        leaveGroup(seat);
        helpers.recall(group);
        awake.remove(seat);
        unplaced.remove(seat);
        leaving.remove(seat);
        if (lane.mapped().isClosed() || (lane.failed() && lane.isTruncated())) {
            return;
        }
        seat.withdraw();
    }

    private void leaveGroup(Seat seat) {
        SleepGroup group = seat.group;
        if (group == null) {
            return;
        }
        if (group == own) {
            group.remove(seat);
        } else {
            // A helper may be asleep on it: cleaned when that comes back.
            group.leave(seat);
        }
    }

    /** Begins anew with these lanes, after an error that may have left half of a change. */
    void reset(List<MergeLane> lanes) {
        close();
        own = null;
        awake.clear();
        unplaced.clear();
        leaving.clear();
        for (int i = 0; i < lanes.size(); i++) {
            Seat seat = lanes.get(i).seat;
            seat.reset();
            awake.add(seat);
        }
    }

    /** Any thread. */
    void wakeup() {
        wokenUp = true;
        ring();
    }

    private void ring() {
        SleepGroup group = own;
        if (group != null) {
            group.set().ring();
        }
    }

    boolean await(long timeoutNs) throws InterruptedException {
        if (own == null) {
            own = new SleepGroup(os.waitSet());
            wakes = own.set().wakes();
        }
        long start = System.nanoTime();
        if (spin(start, Math.min(timeoutNs, SPIN_NS))) {
            return true;
        }
        while (true) {
            // No sleep delivers what this thread has pending, perhaps of a file of somebody else's.
            LateErrors.provoke();
            int rung = own.set().rung();
            if (wokenUp) {
                wokenUp = false;
                return anySomething.getAsBoolean();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for a message");
            }
            helpers.takeBackEnded();
            if (armAwake()) {
                return true;
            }
            place();
            long now = System.nanoTime();
            long left = timeoutNs - (now - start);
            if (left <= 0 || now - lastLook >= LOOK_EVERY_NS) {
                lastLook = now;
                if (anySomething.getAsBoolean()) {
                    return true;
                }
            }
            if (left <= 0) {
                return false;
            }
            Seat woken = sleep(rung, Math.min(left, LOOK_EVERY_NS - (now - lastLook)));
            if (woken != null && hasSomething(woken)) {
                // All else can wait until there is nothing to read.
                return true;
            }
        }
    }

    /** Over those alone that had something lately: the others have notify_seq to tell. */
    private boolean spin(long start, long forNs) {
        do {
            for (int i = 0; i < awake.size(); i++) {
                if (hasSomething(awake.get(i))) {
                    return true;
                }
            }
            Thread.onSpinWait();
        } while (!wokenUp && System.nanoTime() - start < forNs);
        return false;
    }

    /** A lane that cannot be read counts as something: the next poll reports it. */
    private boolean hasSomething(Seat seat) {
        boolean something;
        try {
            something = !seat.lane.held() && seat.lane.cursor.peek();
        } catch (QueueException e) {
            something = true;
        }
        if (something) {
            found.accept(seat.lane);
        }
        return something;
    }

    /** The seat of the lane that ended it, where that is known. */
    private Seat sleep(int rung, long timeoutNs) {
        int woken = own.set().await(own.count(), rung, timeoutNs);
        if (woken != WaitSet.OTHER) {
            Seat seat = own.seat(woken);
            fired(seat);
            return seat;
        }
        if (own.set().rung() != rung) {
            return helpers.woken();
        }
        changedFired();
        return null;
    }

    /** Where somebody rang, a lane that changed as well ends the next sleep. */
    private void changedFired() {
        for (int i = 0; i < own.count(); i++) {
            if (own.seat(i).changed()) {
                fired(own.seat(i));
            }
        }
    }

    /** Stays announced, and where it is: as a rule it is armed again or becomes active. */
    private void fired(Seat seat) {
        if (seat.armed) {
            seat.armed = false;
            seat.lastFired = ++fired;
            awake.add(seat);
        }
    }

    /** True when there is something to read instead. */
    private boolean armAwake() {
        for (int i = awake.size() - 1; i >= 0; i--) {
            Seat seat = awake.get(i);
            if (seat.lane.held()) {
                leaveGroup(seat);
                if (!seat.lane.failed()) {
                    seat.withdraw();
                }
            } else if (seat.lane.mapped().isClosed()) {
                // Of the owner's doing; the next poll says so.
                return true;
            } else {
                seat.announce(wakes);
                if (hasSomething(seat)) {
                    leaveGroup(seat);
                    seat.withdraw();
                    return true;
                }
                armed(seat, i);
            }
        }
        return false;
    }

    private void armed(Seat seat, int place) {
        seat.armed = true;
        awake.set(place, awake.get(awake.size() - 1));
        awake.remove(awake.size() - 1);
        if (seat.group != null) {
            seat.group.expect(seat);
        } else {
            unplaced.add(seat);
        }
    }

    private void place() {
        for (int i = 0; i < unplaced.size(); i++) {
            Seat seat = unplaced.get(i);
            if (!seat.armed || seat.group != null) {
                continue;
            }
            if (!own.hasRoom() && seat.lastFired > 0) {
                for (int k = Math.min(MOVED_AT_ONCE, own.count() / 2); k > 0; k--) {
                    Seat least = own.leastRecent();
                    own.remove(least);
                    leaving.add(least);
                }
            }
            if (own.hasRoom()) {
                own.add(seat);
            } else {
                leaving.add(seat);
            }
        }
        unplaced.clear();
        for (int i = leaving.size() - 1; i >= 0; i--) {
            Seat seat = leaving.get(i);
            if (!seat.armed || seat.group != null || helpers.give(seat)) {
                leaving.set(i, leaving.get(leaving.size() - 1));
                leaving.remove(leaving.size() - 1);
            }
        }
        helpers.send();
    }

    /** Nobody sleeps any more, be it for good or until the next await. */
    void close() {
        helpers.close();
        if (own != null) {
            own.set().close();
        }
    }
}
