package chronicle.router.engine;

import java.util.concurrent.atomic.AtomicLong;

/** Counts on one thread, is read by any: no locked instruction on the counting side. */
final class Counter {

    private final AtomicLong value = new AtomicLong();

    /** By the one counting thread. */
    void increment() {
        value.setRelease(value.getPlain() + 1);
    }

    long get() {
        return value.getAcquire();
    }
}
