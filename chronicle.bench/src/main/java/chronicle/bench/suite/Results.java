package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Every run's number, by work, metric and peer. */
public final class Results {

    private record Key(String work, String metric, Peer peer) {}

    private final Map<Key, List<Double>> values = new HashMap<>();

    /** Takes the results of one run; those that are no metric of the work are dropped. */
    public void add(Work work, Peer peer, Map<String, Double> results) {
        for (Metric metric : work.metrics()) {
            Double result = results.get(metric.key());
            if (result != null) {
                values.computeIfAbsent(key(work, metric, peer), key -> new ArrayList<>())
                        .add(result / metric.scale());
            }
        }
    }

    private static Key key(Work work, Metric metric, Peer peer) {
        return new Key(work.key(), metric.key(), peer);
    }

    /** The numbers of all runs in their order, in the metric's unit. */
    public List<Double> values(Work work, Metric metric, Peer peer) {
        return List.copyOf(values.getOrDefault(key(work, metric, peer), List.of()));
    }

    public Optional<Spread> spread(Work work, Metric metric, Peer peer) {
        List<Double> numbers = values(work, metric, peer);
        return numbers.isEmpty() ? Optional.empty() : Optional.of(Spread.of(numbers));
    }

    /** How many times better our median is than the peer's. */
    public OptionalDouble ratio(Work work, Metric metric, Peer peer) {
        Optional<Spread> ours = spread(work, metric, Peer.OURS);
        Optional<Spread> theirs = spread(work, metric, peer);
        return ours.isPresent() && theirs.isPresent()
                ? OptionalDouble.of(metric.ratio(ours.get().median(), theirs.get().median()))
                : OptionalDouble.empty();
    }

    /** Whether the metric's target is met; empty when there is none, or nobody to compare to. */
    public Optional<Boolean> met(Work work, Metric metric) {
        Target target = metric.target();
        Optional<Spread> ours = spread(work, metric, Peer.OURS);
        if (target.isNone() || ours.isEmpty()) {
            return Optional.empty();
        }
        if (target.peer().isEmpty()) {
            return Optional.of(target.isMet(ours.get().median(), 0));
        }
        OptionalDouble ratio = ratio(work, metric, target.peer().get());
        return ratio.isPresent()
                ? Optional.of(target.isMet(ours.get().median(), ratio.getAsDouble()))
                : Optional.empty();
    }
}
