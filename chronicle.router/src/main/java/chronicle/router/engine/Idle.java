package chronicle.router.engine;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long the data thread has had nothing to do, and what that means for it. Data thread. */
final class Idle {

    private static final long FIRST_PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(10);
    private static final long LONGEST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private boolean spinning;
    private long spinningSince;
    private long pauseNs = FIRST_PAUSE_NS;

    /** There was something to do. */
    void busy() {
        spinning = false;
        pauseNs = FIRST_PAUSE_NS;
    }

    /** True until there was nothing to do for so long. */
    boolean spins(long forNs) {
        long now = System.nanoTime();
        if (!spinning) {
            spinning = true;
            spinningSince = now;
        }
        return now - spinningSince < forNs;
    }

    /** A step that goes on growing from one to the next; an unpark ends it. */
    void pause() {
        LockSupport.parkNanos(this, pauseNs);
        pauseNs = Math.min(2 * pauseNs, LONGEST_PAUSE_NS);
    }
}
