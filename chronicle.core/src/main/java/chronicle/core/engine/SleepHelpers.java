package chronicle.core.engine;

import chronicle.core.os.OsPrimitives;
import chronicle.core.os.WaitSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The {@link SleepHelper}s of a merge: made when there are more lanes than one call sleeps on,
 * ended when they have none. Polling thread.
 */
final class SleepHelpers {

    private final OsPrimitives os;
    private final Runnable tellOwner;
    private final Consumer<Seat> fired;
    private final List<SleepHelper> helpers = new ArrayList<>();
    private int made;

    /**
     * @param tellOwner called by a helper whose sleep has ended
     * @param fired takes seats whose word has changed when their helper is taken back
     */
    SleepHelpers(OsPrimitives os, Runnable tellOwner, Consumer<Seat> fired) {
        this.os = os;
        this.tellOwner = tellOwner;
        this.fired = fired;
    }

    /**
     * The seat whose word ended the sleep of a helper that was not taken back yet; null if none.
     */
    Seat woken() {
        for (int i = 0; i < helpers.size(); i++) {
            SleepHelper helper = helpers.get(i);
            if (helper.hasEnded()) {
                Seat seat = helper.woken();
                if (seat != null) {
                    return seat;
                }
            }
        }
        return null;
    }

    void takeBackEnded() {
        for (int i = helpers.size() - 1; i >= 0; i--) {
            SleepHelper helper = helpers.get(i);
            if (helper.hasEnded()) {
                takeBack(helper);
            }
        }
    }

    private void takeBack(SleepHelper helper) {
        SleepGroup group = helper.group();
        int woken = helper.takeBack();
        if (woken != WaitSet.OTHER && group.holds(woken)) {
            Seat seat = group.seat(woken);
            fired.accept(seat);
            group.remove(seat);
        }
        group.clean();
        if (woken == WaitSet.OTHER) {
            for (int i = group.count() - 1; i >= 0; i--) {
                Seat seat = group.seat(i);
                if (seat.changed()) {
                    fired.accept(seat);
                    group.remove(seat);
                }
            }
        }
    }

    /** Has whoever sleeps on this group come back. */
    void recall(SleepGroup group) {
        for (int i = 0; i < helpers.size(); i++) {
            if (helpers.get(i).group() == group) {
                helpers.get(i).recall();
            }
        }
    }

    /** False while a helper with room is on its way home. */
    boolean give(Seat seat) {
        SleepHelper recalled = null;
        for (int i = 0; i < helpers.size(); i++) {
            SleepHelper helper = helpers.get(i);
            if (helper.group().hasRoom()) {
                if (helper.isHome()) {
                    helper.group().add(seat);
                    return true;
                }
                recalled = helper;
            }
        }
        if (recalled != null) {
            recalled.recall();
            return false;
        }
        SleepHelper another = new SleepHelper(os.waitSet(), tellOwner);
        helpers.add(another);
        another.begin(++made);
        another.group().add(seat);
        return true;
    }

    void send() {
        for (int i = helpers.size() - 1; i >= 0; i--) {
            SleepHelper helper = helpers.get(i);
            if (helper.isHome()) {
                if (helper.group().count() > 0) {
                    helper.start();
                } else {
                    helper.close();
                    helpers.remove(i);
                }
            }
        }
    }

    void close() {
        helpers.forEach(SleepHelper::close);
        helpers.clear();
    }
}
