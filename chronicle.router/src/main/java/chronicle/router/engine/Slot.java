package chronicle.router.engine;

import chronicle.bus.StrategyId;

/** What the control thread knows of one strategy: what is wanted and what there is. */
final class Slot {

    private static final long LONGEST_PAUSE_MS = 10_000;

    final StrategyId strategy;
    final Backoff pauses;
    final Once reported = new Once();

    /** Whether it is on the bus. */
    boolean wanted;

    /** Its lane while it is open, else null. */
    StrategyLane lane;

    /** Whether the data thread was asked to drain the lane. */
    boolean leaving;

    /** Whether listeners know that it is there. */
    boolean announced;

    /** When to try to open it, System.nanoTime; of meaning while wanted and without a lane. */
    long dueNs;

    Slot(StrategyId strategy, long firstPauseMs) {
        this.strategy = strategy;
        this.pauses = new Backoff(firstPauseMs, LONGEST_PAUSE_MS);
    }

    boolean waitsToBeOpened() {
        return wanted && lane == null;
    }

    /** It worked for a while: a new failure is news and is tried again soon. */
    void worked() {
        pauses.reset();
        reported.reset();
    }
}
