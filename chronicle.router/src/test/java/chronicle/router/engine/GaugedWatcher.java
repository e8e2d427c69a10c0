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

/** A watcher that gives no hints and knows how many of its watches are open. */
final class GaugedWatcher implements QueueWatcher {

    private final AtomicInteger open = new AtomicInteger();

    int open() {
        return open.get();
    }

    @Override
    public String name() {
        return "gauged";
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
            return WatchHealth.good(
                    WatchHealth.Mode.EVENTS, Instant.EPOCH, WatchHealth.Counters.ZERO);
        }

        @Override
        public void onHealthChange(Runnable listener) {
            // It never changes.
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
