package chronicle.core.engine;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread for what must not happen on the threads that append and poll: makes segments
 * ahead, unmaps and deletes old ones, maps pages before a reader gets there, ticks the coarse
 * clock. Work that somebody waits for goes first. The thread ends when there has been nothing to do
 * for a while. Thread-safe.
 *
 * <p>Not an executor of the JDK's: the error of a truncated mapping may surface after the access
 * (decision 10), in the middle of an executor's own code, which then loses work or spins for ever.
 * Here it is provoked before the work counts as done, and work that it hits all the same fails.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long IDLE_NS = TimeUnit.SECONDS.toNanos(10);

    /** Work that repeats until it is cancelled. */
    final class Repeating {

        private final long periodNs;
        private final Runnable work;
        private long due;

        private Repeating(long periodNs, Runnable work) {
            this.periodNs = periodNs;
            this.work = work;
            this.due = nextTurn(periodNs);
        }

        void cancel() {
            try {
                LateErrors.provoke();
            } finally {
                synchronized (lock) {
                    repeating.remove(this);
                }
            }
        }
    }

    private final Object lock = new Object();

    /** All four guarded by the lock, which is notified at every change. */
    private final ArrayDeque<Runnable> urgent = new ArrayDeque<>();

    private final ArrayDeque<Runnable> later = new ArrayDeque<>();
    private final PriorityQueue<Repeating> repeating =
            new PriorityQueue<>(Comparator.comparingLong((Repeating r) -> r.due - EPOCH));
    private Thread thread;
    private boolean closed;

    /** Makes nanoTime's arbitrary origin harmless for comparing. */
    private static final long EPOCH = System.nanoTime();

    /**
     * The next multiple of the period, and not sooner than in half of one: what repeats at the same
     * pace is done together, so that a thousand queues do not mean a thousand wake-ups.
     */
    private static long nextTurn(long periodNs) {
        long passed = System.nanoTime() - EPOCH;
        return EPOCH + (passed + periodNs / 2) / periodNs * periodNs + periodNs;
    }

    /** Work whose outcome somebody waits for; in the order of asking. */
    <T> CompletableFuture<T> ask(Supplier<T> work) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        submit(
                urgent,
                () -> {
                    try {
                        T result = work.get();
                        LateErrors.provoke();
                        outcome.complete(result);
                    } catch (RuntimeException | Error e) {
                        outcome.completeExceptionally(e);
                    }
                });
        return outcome;
    }

    /** Work that nobody waits for; a failure is logged. */
    void later(Runnable work) {
        submit(later, () -> guarded(work));
    }

    /**
     * Repeats until cancelled, the first time after about one period; a failure does not end it.
     */
    Repeating every(long periodNs, Runnable work) {
        Repeating added = new Repeating(periodNs, () -> guarded(work));
        LateErrors.provoke();
        synchronized (lock) {
            if (!closed) {
                repeating.add(added);
                if (repeating.peek() == added) {
                    // Else it wakes up in time as it is.
                    wake();
                }
            }
        }
        return added;
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | InternalError e) {
            LOG.warn("background work on a queue failed", e);
        }
    }

    /** Who is still open after the instance closed does the work itself. */
    private void submit(ArrayDeque<Runnable> queue, Runnable work) {
        // An error of the caller's, which must not strike while it holds the lock.
        LateErrors.provoke();
        synchronized (lock) {
            if (!closed) {
                queue.add(work);
                wake();
                return;
            }
        }
        work.run();
    }

    private void wake() {
        if (thread == null) {
            thread = new Thread(this::run, "chronicle-upkeep");
            thread.setDaemon(true);
            thread.start();
        }
        lock.notifyAll();
    }

    private void run() {
        while (true) {
            Runnable work = next();
            if (work == null) {
                return;
            }
            try {
                work.run();
                LateErrors.provoke();
            } catch (InternalError e) {
                // Whatever it belongs to finds its truncated file by itself.
                LOG.warn("a file was truncated under background work", e);
            }
        }
    }

    /** The next work, or null when the thread may end. */
    private Runnable next() {
        synchronized (lock) {
            long idleSince = System.nanoTime();
            while (true) {
                Runnable work = ready();
                if (work != null) {
                    return work;
                }
                long now = System.nanoTime();
                long wait =
                        repeating.isEmpty()
                                ? idleSince + IDLE_NS - now
                                : repeating.peek().due - now;
                if (closed || (wait <= 0 && repeating.isEmpty())) {
                    thread = null;
                    return null;
                }
                pause(wait);
            }
        }
    }

    private Runnable ready() {
        Runnable work = urgent.poll();
        Repeating first = repeating.peek();
        if (work == null && first != null && System.nanoTime() - first.due >= 0) {
            repeating.poll();
            first.due = nextTurn(first.periodNs);
            repeating.add(first);
            work = first.work;
        }
        return work != null ? work : later.poll();
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(lock, Math.max(nanos, 1));
        } catch (InterruptedException e) {
            // Nobody else has this thread: there is nothing that an interrupt could ask of it.
            LOG.debug("interrupted while idle", e);
        }
    }

    /** What was asked for before is still done. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            repeating.clear();
            lock.notifyAll();
        }
    }
}
