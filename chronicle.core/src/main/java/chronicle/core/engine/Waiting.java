package chronicle.core.engine;

import chronicle.core.WaitMode;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The three ways to wait until a queue has something, over one "is there something" question. */
final class Waiting {

    /** About 20 µs of looking: longer than a busy writer's pause, shorter than a sleep's cost. */
    private static final int SPINS = 500;

    /** A sleeper comes up this often, for its heartbeat and for interruption. */
    private static final long LONGEST_SLEEP_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long FIRST_PAUSE_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private Waiting() {}

    /**
     * @param control whose notify_seq wakes a parked thread; unused by the other modes
     * @param something asked again and again; may throw
     */
    static boolean await(
            WaitMode mode, ControlBlock control, long timeoutNs, BooleanSupplier something)
            throws InterruptedException {
        if (something.getAsBoolean()) {
            return true;
        }
        long deadline = System.nanoTime() + timeoutNs;
        return switch (mode) {
            case SPIN -> spin(Long.MAX_VALUE, deadline, something);
            case PARK -> spin(SPINS, deadline, something) || park(control, deadline, something);
            case SLEEP -> pause(deadline, something);
        };
    }

    private static boolean spin(long times, long deadline, BooleanSupplier something)
            throws InterruptedException {
        for (long i = 1; i <= times; i++) {
            Thread.onSpinWait();
            if (something.getAsBoolean()) {
                return true;
            }
            if ((i & 63) == 0 && expired(deadline)) {
                return false;
            }
        }
        return false;
    }

    /**
     * The reader's half of the sleep protocol: announce, remember notify_seq, look again, sleep.
     */
    private static boolean park(ControlBlock control, long deadline, BooleanSupplier something)
            throws InterruptedException {
        while (!expired(deadline)) {
            control.announceWaiter();
            try {
                int seen = control.notifySeq();
                if (something.getAsBoolean()) {
                    return true;
                }
                long left = deadline - System.nanoTime();
                control.sleep(seen, Math.max(0, Math.min(left, LONGEST_SLEEP_NS)));
            } finally {
                control.withdrawWaiter();
            }
            if (something.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    /** Sleeps in steps that double up to a millisecond. */
    static boolean pause(long deadline, BooleanSupplier something) throws InterruptedException {
        long step = FIRST_PAUSE_NS;
        while (!expired(deadline)) {
            long left = Math.max(1, deadline - System.nanoTime());
            LockSupport.parkNanos(Waiting.class, Math.min(step, left));
            if (something.getAsBoolean()) {
                return true;
            }
            step = Math.min(2 * step, LONGEST_PAUSE_NS);
        }
        return false;
    }

    private static boolean expired(long deadline) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for a message");
        }
        return System.nanoTime() - deadline >= 0;
    }
}
