package chronicle.bench.report;

import chronicle.bench.peer.Peer;
import chronicle.bench.suite.Metric;
import chronicle.bench.suite.Place;
import chronicle.bench.suite.Results;
import chronicle.bench.suite.Spread;
import chronicle.bench.suite.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** One place's results as text: median (least..most) of the runs, and a ratio per peer. */
public final class Table {

    private static final String NOTHING = "-";
    private static final int TEXT_COLUMNS = 2;

    private final List<List<String>> rows = new ArrayList<>();
    private final Results results;
    private final List<Peer> others;
    private final boolean targets;

    private Table(Results results, List<Peer> others, boolean targets) {
        this.results = results;
        this.others = others;
        this.targets = targets;
    }

    /**
     * Lines of the same columns; targets are for memory alone.
     *
     * @param others whom we are compared with, a column each
     */
    public static List<String> of(
            Place place, List<Work> works, List<Peer> others, Results results) {
        Table table = new Table(results, others, place.inMemory());
        table.rows.add(table.heading());
        for (Work work : works) {
            for (Metric metric : work.metrics()) {
                table.rows.add(table.row(work, metric));
            }
        }
        return table.lines();
    }

    private List<String> heading() {
        List<String> row = new ArrayList<>(List.of("work", "unit", Peer.OURS.title()));
        for (Peer peer : others) {
            row.add(peer.title());
            row.add("ratio");
        }
        if (targets) {
            row.add("target");
        }
        return row;
    }

    private List<String> row(Work work, Metric metric) {
        List<String> row = new ArrayList<>(List.of(metric.title(), metric.unit()));
        row.add(cell(results.spread(work, metric, Peer.OURS)));
        for (Peer peer : others) {
            row.add(cell(results.spread(work, metric, peer)));
            OptionalDouble ratio = results.ratio(work, metric, peer);
            row.add(ratio.isPresent() ? number(ratio.getAsDouble()) : NOTHING);
        }
        if (targets) {
            row.add(target(work, metric));
        }
        return row;
    }

    private String target(Work work, Metric metric) {
        Optional<Boolean> met = results.met(work, metric);
        return metric.target().isNone()
                ? ""
                : metric.target() + met.map(yes -> yes ? ": met" : ": missed").orElse("");
    }

    private static String cell(Optional<Spread> spread) {
        return spread.map(
                        s ->
                                number(s.median())
                                        + " ("
                                        + number(s.min())
                                        + ".."
                                        + number(s.max())
                                        + ")")
                .orElse(NOTHING);
    }

    /** Three digits that count, and no more than two behind the point. */
    static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return NOTHING;
        }
        String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String padding = " ".repeat(width(column) - cell.length());
                boolean left = column < TEXT_COLUMNS || column == 3 + 2 * others.size();
                line.append(left ? cell + padding : padding + cell).append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
