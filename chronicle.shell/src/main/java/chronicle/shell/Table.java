package chronicle.shell;

import chronicle.tools.text.Columns;
import chronicle.tools.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text that fits a width: columns are as wide as they need, and where that is too much
 * the elastic ones give way, the widest first.
 */
final class Table {

    /** Columns that every table fits. */
    static final int WIDTH = 100;

    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    /**
     * @param title first cell
     * @param right whether cells stand at the right, as numbers do
     * @param elastic whether it gives way
     */
    record Column(String title, boolean right, boolean elastic) {

        static Column text(String title) {
            return new Column(title, false, false);
        }

        static Column number(String title) {
            return new Column(title, true, false);
        }

        /** Text of any length: names, reasons. */
        static Column elastic(String title) {
            return new Column(title, false, true);
        }
    }

    private final List<Column> columns;
    private final List<String[]> rows = new ArrayList<>();

    Table(Column... columns) {
        this.columns = List.of(columns);
        rows.add(this.columns.stream().map(Column::title).toArray(String[]::new));
    }

    /** As many cells as there are columns. */
    void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "cells=" + cells.length + " columns=" + columns.size());
        }
        rows.add(Arrays.stream(cells).map(SafeText::cell).toArray(String[]::new));
    }

    /** The lines, titles first, without an end of the last one and without blanks at line ends. */
    String render() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String cell = Cells.cut(row[i], widths[i]);
                String padding = " ".repeat(widths[i] - Columns.of(cell));
                line.append(columns.get(i).right() ? padding + cell : cell + padding);
                line.append(" ".repeat(GAP));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.substring(0, text.length() - 1);
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], Columns.of(row[i]));
            }
        }
        while (Arrays.stream(widths).sum() + GAP * (widths.length - 1) > WIDTH) {
            int widest = widestElastic(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    /** -1 when none can give way any more. */
    private int widestElastic(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).elastic()
                    && widths[i] > NARROWEST
                    && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }
}
