package chronicle.router.engine;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A watcher that gives no hints, is as well as the test says, and knows how many of its watches are
 * open and how long they are waited on.
 */
final class GaugedWatcher implements QueueWatcher {

    private final String name;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger awaits = new AtomicInteger();
    private volatile Duration lastTimeout = Duration.ZERO;
    private volatile WatchHealth health =
            WatchHealth.good(WatchHealth.Mode.EVENTS, Instant.EPOCH, WatchHealth.Counters.ZERO);
    private volatile Runnable listener = () -> {};

    GaugedWatcher() {
        this("gauged");
    }

    GaugedWatcher(String name) {
        this.name = name;
    }

    int open() {
        return open.get();
    }

    /** How often a watch was waited on. */
    int awaits() {
        return awaits.get();
    }

    /** What the wait that began last, or still lasts, was limited to. */
    Duration waitsFor() {
        return lastTimeout;
    }

    /** Says so, as a watch does that has lost its events or has them again. */
    void become(WatchHealth changed) {
        health = changed;
        listener.run();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int ranking() {
        return 0;
    }

    @Override
    public Watch open(BusLayout layout) {
        open.incrementAndGet();
        return new Gauged();
    }

    private final class Gauged implements Watch {
        private final Semaphore wakeups = new Semaphore(0);
        private volatile boolean closed;

        @Override
        public Hint await(Duration timeout) {
            lastTimeout = timeout;
            awaits.incrementAndGet();
            try {
                if (wakeups.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                    wakeups.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Hint.nothing();
        }

        @Override
        public void wakeup() {
            wakeups.release();
        }

        @Override
        public WatchHealth health() {
            return health;
        }

        @Override
        public void onHealthChange(Runnable told) {
            listener = told;
        }

        @Override
        public boolean isOpen() {
            return !closed;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
