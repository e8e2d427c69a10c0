package chronicle.router.engine;

import chronicle.router.LatencyBuckets;
import chronicle.router.LatencySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * Latencies of one kind, since it was made. One thread at a time records, which takes neither a
 * lock nor memory; any thread may ask.
 */
public final class Latencies {

    private static final long LONGEST_NS = TimeUnit.HOURS.toNanos(1);

    /** Classes are one part in 128 wide: right to within one per cent. */
    private static final int DIGITS = 2;

    /** 1, 2.5 and 5 of each power of ten, from a microsecond to a minute. */
    private static final List<Long> BOUNDS_NS = bounds();

    private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_NS, DIGITS);

    // Guarded by this: who asks adds what has come in meanwhile.
    private final Histogram all = new Histogram(LONGEST_NS, DIGITS);
    private Histogram news;

    private static List<Long> bounds() {
        List<Long> bounds = new ArrayList<>();
        for (long decade = 1_000; decade <= 10_000_000_000L; decade *= 10) {
            bounds.add(decade);
            bounds.add(decade * 5 / 2);
            bounds.add(decade * 5);
        }
        bounds.add(TimeUnit.MINUTES.toNanos(1));
        bounds.removeIf(bound -> bound > TimeUnit.MINUTES.toNanos(1));
        return List.copyOf(bounds);
    }

    /**
     * @param ns less than 0, as after a step of the clock, counts as 0
     * @param times how many took as long as this one
     */
    void record(long ns, long times) {
        recorder.recordValueWithCount(Math.min(Math.max(ns, 0), LONGEST_NS), times);
    }

    private Histogram all() {
        news = recorder.getIntervalHistogram(news);
        all.add(news);
        return all;
    }

    public synchronized LatencySummary summary() {
        Histogram now = all();
        if (now.getTotalCount() == 0) {
            return LatencySummary.NONE;
        }
        return new LatencySummary(
                now.getTotalCount(),
                now.getValueAtPercentile(50),
                now.getValueAtPercentile(90),
                now.getValueAtPercentile(99),
                now.getValueAtPercentile(99.9),
                now.getMaxValue());
    }

    public synchronized LatencyBuckets buckets() {
        long[] counts = new long[BOUNDS_NS.size() + 1];
        double sum = 0;
        int at = 0;
        Histogram now = all();
        for (HistogramIterationValue value : now.recordedValues()) {
            long ns = now.medianEquivalentValue(value.getValueIteratedTo());
            while (at < BOUNDS_NS.size() && ns > BOUNDS_NS.get(at)) {
                at++;
            }
            counts[at] += value.getCountAddedInThisIterationStep();
            sum += (double) ns * value.getCountAddedInThisIterationStep();
        }
        List<Long> boxed = new ArrayList<>(counts.length);
        for (long count : counts) {
            boxed.add(count);
        }
        return new LatencyBuckets(BOUNDS_NS, boxed, (long) sum);
    }
}
