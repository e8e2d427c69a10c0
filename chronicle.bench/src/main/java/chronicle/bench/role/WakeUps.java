package chronicle.bench.role;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How often threads wake up beside their rescans. A rescan may sleep in its midst, when the JVM has
 * all threads stand still or its compilers keep their queue locked; that is part of its work. So it
 * is counted in steps, and those in or beside which there was a rescan are left out.
 */
final class WakeUps {

    /** Longer than a rescan, also on a busy machine, so that one lies in two steps at most. */
    private static final long STEP_MS = 500;

    private final Set<String> threads;
    private final LongSupplier rescans;
    private long wakeUps;
    private long nanos;

    /**
     * @param threads their names
     * @param rescans how many were completed so far
     */
    WakeUps(Set<String> threads, LongSupplier rescans) {
        this.threads = threads;
        this.rescans = rescans;
    }

    /** As long as that, and longer where there was a rescan all the time. */
    void watch(long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Step before = new Step(0, 0, true);
        Step step = step();
        while (System.nanoTime() - end < 0 || nanos == 0) {
            Step after = step();
            if (!before.rescanned && !step.rescanned && !after.rescanned) {
                wakeUps += step.wakeUps;
                nanos += step.nanos;
            }
            before = step;
            step = after;
        }
    }

    private Step step() throws InterruptedException {
        long begin = System.nanoTime();
        long rescansBefore = rescans.getAsLong();
        long sleepsBefore = Resources.sleeps(threads);
        TimeUnit.MILLISECONDS.sleep(STEP_MS);
        long sleeps = Resources.sleeps(threads) - sleepsBefore;
        boolean rescanned = rescans.getAsLong() != rescansBefore;
        return new Step(sleeps, System.nanoTime() - begin, rescanned);
    }

    double perMinute() {
        return wakeUps * 60e9 / nanos;
    }

    private record Step(long wakeUps, long nanos, boolean rescanned) {}
}
