package chronicle.router.engine;

import chronicle.bus.handler.DeadLetter;

/**
 * What the data thread has the control thread do, because it opens, makes or waits for something.
 * All return at once; what comes of them comes back as a {@link DataLoop.Command}.
 */
interface Errands {

    /** Keep an order that is given up. Answered by GivenUp or Fail. */
    void keep(StrategyLane lane, DeadLetter letter);

    /**
     * Find room for replies: the lane's writer belongs to the control thread until Room or Fail.
     */
    void findRoom(StrategyLane lane);

    /** Skip the order that had this lane, which is released, set aside. Not answered. */
    void skipReleased(StrategyLane lane);

    /** Others take orders from now on: what the last ones refused may go. Not answered. */
    void handlersChanged();
}
