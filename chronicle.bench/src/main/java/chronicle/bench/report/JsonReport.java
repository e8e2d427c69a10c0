package chronicle.bench.report;

import chronicle.bench.peer.Peer;
import chronicle.bench.suite.Metric;
import chronicle.bench.suite.Place;
import chronicle.bench.suite.Results;
import chronicle.bench.suite.Spread;
import chronicle.bench.suite.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All results as one JSON object, with the number of each run. */
public final class JsonReport {

    private final Machine machine;
    private final int runs;
    private final List<Object> places = new ArrayList<>();

    public JsonReport(Machine machine, int runs) {
        this.machine = machine;
        this.runs = runs;
    }

    /** Adds what was measured in one place, and how noisy it was before and after. */
    public void add(Place place, List<Noise> noise, List<Work> works, Results results) {
        List<Object> rows = new ArrayList<>();
        for (Work work : works) {
            for (Metric metric : work.metrics()) {
                rows.add(row(work, metric, results));
            }
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("directory", place.directory());
        entry.put("fileSystem", place.fileSystem());
        entry.put("noise", noise.stream().map(JsonReport::noise).toList());
        entry.put("results", rows);
        places.add(entry);
    }

    private static Map<String, Object> noise(Noise noise) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("lostShare", noise.lost());
        numbers.put("longestNanos", noise.longestNanos());
        return numbers;
    }

    private static Map<String, Object> row(Work work, Metric metric, Results results) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("work", work.key());
        row.put("metric", metric.key());
        row.put("unit", metric.unit());
        row.put("lowerIsBetter", metric.lowerIsBetter());
        if (!metric.target().isNone()) {
            row.put("target", metric.target().toString());
            results.met(work, metric).ifPresent(met -> row.put("met", met));
        }
        Map<String, Object> peers = new LinkedHashMap<>();
        for (Peer peer : Peer.values()) {
            Optional<Spread> spread = results.spread(work, metric, peer);
            spread.ifPresent(s -> peers.put(peer.key(), numbers(work, metric, peer, s, results)));
        }
        row.put("peers", peers);
        return row;
    }

    private static Map<String, Object> numbers(
            Work work, Metric metric, Peer peer, Spread spread, Results results) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("median", spread.median());
        numbers.put("min", spread.min());
        numbers.put("max", spread.max());
        numbers.put("runs", results.values(work, metric, peer));
        if (peer != Peer.OURS) {
            results.ratio(work, metric, peer).ifPresent(ratio -> numbers.put("ratio", ratio));
        }
        return numbers;
    }

    /** The whole object, on one line. */
    public String text() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cpu", machine.cpu());
        facts.put("cores", machine.cores());
        facts.put("system", machine.system());
        facts.put("memoryBytes", machine.memoryBytes());
        facts.put("java", machine.java());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", facts);
        all.put("runs", runs);
        all.put("places", places);
        return Json.of(all);
    }
}
