package chronicle.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chronicle.bench.peer.Peer;
import chronicle.bench.suite.Place;
import chronicle.bench.suite.Results;
import chronicle.bench.suite.Work;
import chronicle.bench.suite.Works;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Place MEMORY = new Place(Path.of("/dev/shm"), "tmpfs", 1L << 40);
    private static final Place DISK = new Place(Path.of("/tmp"), "ext4", 1L << 40);

    private final List<Work> append =
            Works.catalog().works().stream().filter(work -> work.key().equals("append")).toList();

    @Test
    void rowsShowMedianSpreadRatioAndTarget() {
        List<String> lines = Table.of(MEMORY, append, Works.catalog().others(), results());

        assertEquals(
                List.of(
                        "work|unit|Chronicle for OSGi|Chronicle Queue|ratio|Aeron IPC|ratio|target",
                        "append, prepared ahead|ns|50.0 (40.0..60.0)|200 (200..200)|4.00|-|-"
                                + "|<= 60, >= 3 x Chronicle Queue: met",
                        "  allocated per message|B|-|-|-|-|-"),
                lines.stream().map(line -> line.replaceAll("(?<=\\S) {2,}", "|")).toList());
    }

    @Test
    void columnsStandBelowEachOther() {
        List<String> lines = Table.of(MEMORY, append, Works.catalog().others(), results());

        int end = lines.get(0).indexOf("Chronicle Queue") + "Chronicle Queue".length();
        assertEquals("(200..200)", lines.get(1).substring(end - 10, end));
        assertEquals(" -", lines.get(2).substring(end - 2, end));
    }

    @Test
    void thereAreNoTargetsForDisks() {
        assertEquals(List.of("ratio", "met"), List.of(lastWord(0, DISK), lastWord(1, MEMORY)));
    }

    private String lastWord(int line, Place place) {
        String text = Table.of(place, append, Works.catalog().others(), results()).get(line);
        return text.substring(text.lastIndexOf(' ') + 1);
    }

    private Results results() {
        Results results = new Results();
        for (double ours : new double[] {40, 60, 50}) {
            results.add(append.get(0), Peer.OURS, Map.of("append.ns", ours));
            results.add(append.get(0), Peer.CHRONICLE_QUEUE, Map.of("append.ns", 200.0));
        }
        return results;
    }

    @Test
    void numbersHaveThreeDigitsThatCount() {
        assertEquals("0.05", Table.number(0.049));
        assertEquals("9.99", Table.number(9.99));
        assertEquals("10.0", Table.number(9.996));
        assertEquals("99.9", Table.number(99.94));
        assertEquals("100", Table.number(99.96));
        assertEquals("123457", Table.number(123456.7));
        assertEquals("-", Table.number(Double.NaN));
    }
}
