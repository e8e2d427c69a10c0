package chronicle.core.engine;

import chronicle.core.os.WaitSet;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that sleeps on a group of words for the polling thread, since one call takes 128. One
 * sleep at a time: it ends by a wake, by whatever else ends a sleep, or by {@link #recall()}; then
 * the group is the polling thread's again, until the next {@link #start()}. It never touches a
 * queue's memory itself.
 */
final class SleepHelper implements Runnable {

    private static final long FOR_EVER = Long.MAX_VALUE;

    private final SleepGroup group;
    private final WaitSet set;
    private final Runnable tellOwner;

    private Thread thread;

    /** Polling thread: whether the group was handed over and not taken back. */
    private boolean out;

    /** True hands the group to the helper, false gives it back. */
    private volatile boolean watching;

    private volatile boolean recalled;
    private volatile boolean closed;

    /** What ended the sleep; published by {@link #watching}. */
    private int woken;

    /**
     * @param tellOwner called when a sleep has ended
     */
    SleepHelper(WaitSet set, Runnable tellOwner) {
        this.set = set;
        this.group = new SleepGroup(set);
        this.tellOwner = tellOwner;
    }

    void begin(int number) {
        thread = new Thread(this, "chronicle-sleep-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    SleepGroup group() {
        return group;
    }

    /** Whether the group may be changed. */
    boolean isHome() {
        return !out;
    }

    /** Whether a sleep has ended whose outcome was not taken yet. */
    boolean hasEnded() {
        return out && !watching;
    }

    /**
     * Whose word ended the sleep that has ended; null if none did, or it has found another place.
     */
    Seat woken() {
        return woken != WaitSet.OTHER && group.holds(woken) ? group.seat(woken) : null;
    }

    /** Takes the group back after a sleep; returns what woke it, or {@link WaitSet#OTHER}. */
    int takeBack() {
        out = false;
        return woken;
    }

    void start() {
        out = true;
        recalled = false;
        watching = true;
        LockSupport.unpark(thread);
    }

    /** Asks for the group; comes back soon. */
    void recall() {
        if (out && !recalled) {
            recalled = true;
            set.ring();
        }
    }

    void close() {
        closed = true;
        set.ring();
        LockSupport.unpark(thread);
        if (thread == null || !thread.isAlive()) {
            // An error came before it began: nobody else gives back what the set holds.
            set.close();
        }
    }

    @Override
    public void run() {
        try (set) {
            sleepUntilClosed();
        }
    }

    private void sleepUntilClosed() {
        while (!closed) {
            int rung = set.rung();
            if (!watching) {
                // On nothing of the set: the polling thread may be changing it.
                LockSupport.park(this);
            } else {
                end(recalled ? WaitSet.OTHER : set.await(group.count(), rung, FOR_EVER));
            }
        }
    }

    private void end(int outcome) {
        woken = outcome;
        watching = false;
        tellOwner.run();
    }
}
