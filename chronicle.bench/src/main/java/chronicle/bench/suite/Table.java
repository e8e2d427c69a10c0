package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The results as text for a terminal. */
final class Table {

    private static final String NOTHING = "-";

    private final List<List<String>> rows = new ArrayList<>();

    private Table() {}

    static List<String> of(List<Work> works, Results results) {
        Table table = new Table();
        table.rows.add(
                List.of(
                        "work",
                        "unit",
                        Peer.OURS.title(),
                        Peer.CHRONICLE_QUEUE.title(),
                        "ratio",
                        Peer.AERON.title(),
                        "ratio"));
        for (Work work : works) {
            for (Metric metric : work.metrics()) {
                table.addRow(work, metric, results);
            }
        }
        return table.lines();
    }

    private void addRow(Work work, Metric metric, Results results) {
        Optional<Spread> ours = results.spread(work, metric, Peer.OURS);
        List<String> row = new ArrayList<>(List.of(metric.title(), metric.unit()));
        row.add(ours.map(Table::cell).orElse(NOTHING));
        for (Peer peer : List.of(Peer.CHRONICLE_QUEUE, Peer.AERON)) {
            Optional<Spread> theirs = results.spread(work, metric, peer);
            row.add(theirs.map(Table::cell).orElse(NOTHING));
            row.add(
                    ours.isPresent() && theirs.isPresent()
                            ? String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    metric.ratio(ours.get().median(), theirs.get().median()))
                            : NOTHING);
        }
        rows.add(row);
    }

    private static String cell(Spread spread) {
        return number(spread.median())
                + " ("
                + number(spread.min())
                + ".."
                + number(spread.max())
                + ")";
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    private List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                String padding = " ".repeat(widths[i] - cell.length());
                line.append(i < 2 ? cell + padding : padding + cell).append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
