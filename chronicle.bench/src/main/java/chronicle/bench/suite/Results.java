package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every run's number, by work, metric and peer. */
final class Results {

    private record Key(String work, String metric, Peer peer) {}

    private final Map<Key, List<Double>> values = new HashMap<>();

    void add(Work work, Peer peer, Map<String, Double> results) {
        for (Metric metric : work.metrics()) {
            values.computeIfAbsent(
                            new Key(work.key(), metric.key(), peer), key -> new ArrayList<>())
                    .add(results.get(metric.key()) / metric.scale());
        }
    }

    Optional<Spread> spread(Work work, Metric metric, Peer peer) {
        return Optional.ofNullable(values.get(new Key(work.key(), metric.key(), peer)))
                .map(Spread::of);
    }
}
