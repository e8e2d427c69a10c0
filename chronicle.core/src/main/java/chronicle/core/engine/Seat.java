package chronicle.core.engine;

/**
 * What a merge's sleep knows of a lane. {@link #armed} means: announced to the writer, notify_seq
 * remembered, and nothing to read on a look after that. So whatever comes changes notify_seq, and
 * whoever sleeps on the remembered value, now or later, does not miss it. Polling thread.
 */
final class Seat {

    final MergeLane lane;

    boolean armed;

    /** Whether waiters_pending of the queue counts this reader. */
    boolean announced;

    /** notify_seq before the last look. */
    int seen;

    /** Who sleeps on the word, or null; and under which index. */
    SleepGroup group;

    int index;

    /** When it last had something, in the merge's own count; 0 is never. */
    long lastFired;

    Seat(MergeLane lane) {
        this.lane = lane;
    }

    ControlBlock control() {
        return lane.mapped().control();
    }

    /** Nobody sleeps on it, and whether it is announced stays. */
    void reset() {
        armed = false;
        group = null;
    }

    boolean changed() {
        return control().notifySeq() != seen;
    }

    /** As the protocol has it: announce, remember; the caller looks next. */
    void announce(boolean wakes) {
        if (wakes && !announced) {
            // An error between the two would leave the queue with a sleeper that nobody knows of.
            LateErrors.provoke();
            control().announceWaiter();
            announced = true;
        }
        seen = control().notifySeq();
    }

    void withdraw() {
        if (announced) {
            LateErrors.provoke();
            control().withdrawWaiter();
            announced = false;
        }
    }
}
