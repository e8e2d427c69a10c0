package chronicle.discovery.poll;

import chronicle.bus.spi.Hint;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchHealth;
import chronicle.bus.spi.WatchHealth.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lets everything be looked at each interval. */
final class PollWatch implements Watch {

    private final Supplier<Duration> interval;
    private final Consumer<PollWatch> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();

    /** When it last said "look", at first when it was opened. */
    private long lastLook;

    private boolean woken;
    private boolean closed;
    private long looks;
    private Instant since = Instant.now();
    private volatile Runnable healthChanged = () -> {};

    /**
     * @param interval asked for again and again
     * @param onClose told once, when the watch closes
     */
    PollWatch(Supplier<Duration> interval, Consumer<PollWatch> onClose) {
        this.interval = interval;
        this.onClose = onClose;
        this.lastLook = System.nanoTime();
    }

    @Override
    public Hint await(Duration timeout) {
        long start = System.nanoTime();
        long timeoutNs = nanos(timeout);
        lock.lock();
        try {
            while (!closed) {
                long now = System.nanoTime();
                long intervalNs = interval.get().toNanos();
                if (now - lastLook >= intervalNs) {
                    // From here, not from when it was due: a slow scan is not punished with more.
                    lastLook = now;
                    looks++;
                    return Hint.everything();
                }
                long left = timeoutNs - (now - start);
                if (woken || left <= 0) {
                    woken = false;
                    return Hint.nothing();
                }
                change.awaitNanos(Math.min(left, lastLook + intervalNs - now));
            }
            return Hint.everything();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Hint.nothing();
        } finally {
            lock.unlock();
        }
    }

    /** The interval counts from the last look on; whoever waits takes it up now. Any thread. */
    void intervalChanged() {
        lock.lock();
        try {
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wakeup() {
        lock.lock();
        try {
            woken = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public WatchHealth health() {
        lock.lock();
        try {
            return WatchHealth.good(
                    closed ? Mode.CLOSED : Mode.SCANNING,
                    since,
                    new WatchHealth.Counters(looks, 0, 0, 0, 0, 0));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onHealthChange(Runnable listener) {
        healthChanged = listener;
    }

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            since = Instant.now();
            change.signalAll();
        } finally {
            lock.unlock();
        }
        onClose.accept(this);
        healthChanged.run();
    }

    private static long nanos(Duration timeout) {
        return timeout.compareTo(Duration.ofDays(1)) > 0
                ? Duration.ofDays(1).toNanos()
                : timeout.toNanos();
    }
}
