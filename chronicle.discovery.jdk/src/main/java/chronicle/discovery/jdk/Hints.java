package chronicle.discovery.jdk;

import chronicle.bus.spi.Hint;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is to be looked at, gathered by one thread and awaited by another. Thread-safe. */
final class Hints {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final Set<String> names = new HashSet<>();
    private boolean all;
    private boolean woken;
    private boolean closed;

    void add(String name) {
        lock.lock();
        try {
            names.add(name);
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void addAll() {
        lock.lock();
        try {
            all = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the current or the next {@link #await}. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on everything is to be looked at, and nobody waits. */
    void close() {
        lock.lock();
        try {
            closed = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for hints and takes them. An interrupt ends it and stays. */
    Hint await(Duration timeout) {
        long left = nanos(timeout);
        lock.lock();
        try {
            while (!closed && !all && !woken && names.isEmpty() && left > 0) {
                left = change.awaitNanos(left);
            }
            woken = false;
            return closed ? Hint.everything() : take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Hint.nothing();
        } finally {
            lock.unlock();
        }
    }

    private Hint take() {
        Hint hint = all ? Hint.everything() : Hint.strategies(names);
        all = false;
        names.clear();
        return hint;
    }

    private static long nanos(Duration timeout) {
        return timeout.compareTo(Duration.ofDays(1)) > 0
                ? Duration.ofDays(1).toNanos()
                : timeout.toNanos();
    }
}
