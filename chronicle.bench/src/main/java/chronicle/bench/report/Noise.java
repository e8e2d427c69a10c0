package chronicle.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What this machine takes from two threads that do nothing but look at the clock, as the two ends
 * of a queue do while it is empty. Latencies of that size say more about the machine than about
 * what is measured.
 *
 * @param lost share of the time that went by in gaps, 0 to 1
 * @param longestNanos longest gap
 */
public record Noise(double lost, long longestNanos) {

    private static final int THREADS = 2;
    private static final long DURATION_NS = TimeUnit.SECONDS.toNanos(2);

    /** Longer than any step of the loop itself. */
    private static final long GAP_NS = TimeUnit.MICROSECONDS.toNanos(20);

    /** Looks for two seconds. */
    public static Noise here() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Noise>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                futures.add(threads.submit(Noise::ofThisThread));
            }
            double lost = 0;
            long longest = 0;
            for (Future<Noise> future : futures) {
                lost += future.get().lost / THREADS;
                longest = Math.max(longest, future.get().longestNanos);
            }
            return new Noise(lost, longest);
        } catch (ExecutionException e) {
            throw new IllegalStateException("looking at the clock failed", e);
        } finally {
            threads.shutdown();
        }
    }

    private static Noise ofThisThread() {
        long begin = System.nanoTime();
        long last = begin;
        long lost = 0;
        long longest = 0;
        while (last - begin < DURATION_NS) {
            long now = System.nanoTime();
            if (now - last > GAP_NS) {
                lost += now - last;
                longest = Math.max(longest, now - last);
            }
            last = now;
        }
        return new Noise((double) lost / (last - begin), longest);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "two spinning threads lose %.1f %% of their time, %.2f ms at most",
                lost * 100,
                longestNanos / 1e6);
    }
}
