package chronicle.testkit.watcher;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.Hint;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The simplest watcher that is right: a partner for exchanges with the one under test. */
final class ScanningWatcher implements QueueWatcher {

    private static final long INTERVAL_MS = 20;

    @Override
    public String name() {
        return "scanning";
    }

    @Override
    public int ranking() {
        return -1;
    }

    @Override
    public Watch open(BusLayout layout) {
        return new Scanning();
    }

    private static final class Scanning implements Watch {
        private final Semaphore wakeups = new Semaphore(0);
        private volatile boolean open = true;

        @Override
        public Hint await(Duration timeout) {
            try {
                long wait = Math.min(timeout.toMillis(), INTERVAL_MS);
                if (wakeups.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
                    wakeups.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Hint.everything();
        }

        @Override
        public void wakeup() {
            wakeups.release();
        }

        @Override
        public WatchHealth health() {
            return WatchHealth.good(
                    WatchHealth.Mode.SCANNING, Instant.EPOCH, WatchHealth.Counters.ZERO);
        }

        @Override
        public void onHealthChange(Runnable listener) {
            // It never changes.
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
            wakeups.release();
        }
    }
}
