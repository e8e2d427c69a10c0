package chronicle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bench.peer.Peer;
import chronicle.bench.suite.Place;
import chronicle.bench.suite.Results;
import chronicle.bench.suite.Work;
import chronicle.bench.suite.Works;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void writesEveryKindOfValue() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("text", "a \"b\" \\ \n");
        all.put("numbers", List.of(1, 2.5, Double.NaN));
        all.put("yes", true);
        all.put("none", Map.of());

        assertEquals(
                "{\"text\":\"a \\\"b\\\" \\\\ \\u000a\",\"numbers\":[1,2.5,null],\"yes\":true,"
                        + "\"none\":{}}",
                Json.of(all));
    }

    @Test
    void noiseIsShownInPercentAndMilliseconds() {
        assertEquals(
                "two spinning threads lose 2.5 % of their time, 4.50 ms at most",
                new Noise(0.025, 4_500_000).toString());
    }

    @Test
    void reportHoldsTheNumberOfEachRun() {
        List<Work> works =
                Works.catalog().works().stream()
                        .filter(work -> work.key().equals("position"))
                        .toList();
        Results results = new Results();
        results.add(works.get(0), Peer.OURS, Map.of("position.ns", 20.0));
        results.add(works.get(0), Peer.OURS, Map.of("position.ns", 40.0));
        JsonReport report = new JsonReport(new Machine("cpu", 2, "system", 1, "java"), 2);
        report.add(
                new Place(Path.of("/dev/shm"), "tmpfs", 1),
                List.of(new Noise(0.5, 7)),
                works,
                results);

        String text = report.text();

        assertTrue(text.contains("\"noise\":[{\"lostShare\":0.5,\"longestNanos\":7}]"), text);
        assertTrue(text.startsWith("{\"machine\":{\"cpu\":\"cpu\",\"cores\":2,"), text);
        assertTrue(
                text.contains(
                        "\"target\":\"<= 30\",\"met\":true,\"peers\":{\"ours\":{\"median\":30.0,"
                                + "\"min\":20.0,\"max\":40.0,\"runs\":[20.0,40.0]}}"),
                text);
    }
}
