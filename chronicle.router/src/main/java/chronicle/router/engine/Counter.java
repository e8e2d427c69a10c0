package chronicle.router.engine;

import java.util.concurrent.atomic.AtomicLong;

/** Counts on one thread, is read by any: no locked instruction on the counting side. */
final class Counter {

    private final AtomicLong value = new AtomicLong();

    /** By the one counting thread. */
    void increment() {
        value.setRelease(value.getPlain() + 1);
    }

    /** By the one counting thread, for what is measured and not counted. */
    void set(long now) {
        value.setRelease(now);
    }

    long get() {
        return value.getAcquire();
    }
}
