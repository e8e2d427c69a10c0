package chronicle.webconsole;

import chronicle.bus.StrategyId;
import chronicle.router.LaneStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lags and rates of the lanes of one router over the last minutes. Samples are numbered from 0, so
 * that a page asks for those that it does not have yet. Thread-safe.
 */
final class Samples {

    /** With one every five seconds, five minutes. */
    static final int KEPT = 60;

    private final Deque<Sample> kept = new ArrayDeque<>();
    private long next;

    /**
     * @param number from 0 on
     * @param epochMs when, milliseconds since 1970
     * @param lagBytes by strategy; -1 while not known
     * @param ordersPerSecond of all lanes; -1 while none is known
     */
    record Sample(long number, long epochMs, Map<StrategyId, Long> lagBytes, long ordersPerSecond) {

        /** -1 for a lane that was not there or whose lag was not known. */
        long lag(StrategyId strategy) {
            return lagBytes.getOrDefault(strategy, -1L);
        }
    }

    synchronized void add(long epochMs, List<LaneStatus> lanes) {
        Map<StrategyId, Long> lags = new HashMap<>();
        for (LaneStatus lane : lanes) {
            lags.put(lane.strategy(), lane.lagBytes());
        }
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(new Sample(next++, epochMs, lags, rate(lanes)));
    }

    /** Those with this number and later ones that are still kept; all for one that is not ours. */
    synchronized List<Sample> from(long number) {
        long first = number > next ? 0 : number;
        return kept.stream().filter(sample -> sample.number() >= first).toList();
    }

    /** Orders per second of all lanes together, -1 while none is known. */
    static long rate(List<LaneStatus> lanes) {
        return sum(lanes.stream().mapToLong(LaneStatus::ordersPerSecond).toArray());
    }

    /** Lag of all lanes together, bytes, -1 while none is known. */
    static long lag(List<LaneStatus> lanes) {
        return sum(lanes.stream().mapToLong(LaneStatus::lagBytes).toArray());
    }

    private static long sum(long[] values) {
        long sum = -1;
        for (long value : values) {
            if (value >= 0) {
                sum = Math.max(sum, 0) + value;
            }
        }
        return sum;
    }
}
