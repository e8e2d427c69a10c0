package chronicle.router.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the data thread does between two looks at its lanes. The steps go on growing from one look
 * to the next, so a quiet bus costs a thousand looks a second, and an unpark ends any of them.
 */
final class Idle {

    /** Some tens of microseconds of looking with a few lanes. */
    private static final int SPINS = 1000;

    private static final long FIRST_PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(10);
    private static final long LONGEST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private int spins;
    private long pauseNs = FIRST_PAUSE_NS;

    /** There was something to do. */
    void busy() {
        spins = 0;
        pauseNs = FIRST_PAUSE_NS;
    }

    /** There was nothing to do. */
    void idle(IdleMode mode) {
        if (mode == IdleMode.SPIN || (mode == IdleMode.PARK && spins < SPINS)) {
            spins++;
            Thread.onSpinWait();
            return;
        }
        LockSupport.parkNanos(this, pauseNs);
        pauseNs = Math.min(2 * pauseNs, LONGEST_PAUSE_NS);
    }
}
