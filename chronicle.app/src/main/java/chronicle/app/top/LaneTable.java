package chronicle.app.top;

import chronicle.tools.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Lanes as a table of fixed height and width. Pure. */
final class LaneTable {

    private static final int SHORTEST_NAME = 12;

    private final Palette palette;
    private final int columns;
    private final List<LaneColumn> shown;
    private final int nameWidth;

    /**
     * A table whose columns fit all these lanes.
     *
     * @param columns of the screen
     */
    LaneTable(Palette palette, int columns, List<TopLane> lanes) {
        this.palette = palette;
        this.columns = columns;
        this.shown = LaneColumn.on(columns);
        this.nameWidth = nameWidth(lanes);
    }

    AttributedString header(SortKey sort) {
        Line line = new Line(columns);
        for (LaneColumn column : shown) {
            AttributedStyle style =
                    column.sorts(sort) ? Palette.INVERSE.bold().underline() : Palette.INVERSE;
            cell(line, column, column.title(), style, Palette.INVERSE);
        }
        return line.fill(columns, Palette.INVERSE).end();
    }

    /** So many lanes from one on. */
    List<AttributedString> rows(List<TopLane> lanes, Spot spot, int rows, long nowMillis) {
        List<AttributedString> lines = new ArrayList<>();
        int end = Math.min(lanes.size(), spot.first() + rows);
        for (int i = spot.first(); i < end; i++) {
            lines.add(row(lanes.get(i), i == spot.index(), nowMillis));
        }
        return lines;
    }

    private AttributedString row(TopLane lane, boolean marked, long nowMillis) {
        AttributedStyle plain = marked ? Palette.INVERSE : Palette.PLAIN;
        AttributedStyle state = marked ? Palette.INVERSE.bold() : palette.of(lane.state());
        Line line = new Line(columns);
        for (LaneColumn column : shown) {
            boolean coloured =
                    column == LaneColumn.STATE || column == LaneColumn.NAME && lane.state().bad();
            cell(line, column, column.text(lane, nowMillis), coloured ? state : plain, plain);
        }
        return marked ? line.fill(columns, plain).end() : line.end();
    }

    private void cell(
            Line line, LaneColumn column, String text, AttributedStyle style, AttributedStyle gap) {
        if (line.column() > 0) {
            line.add(" ", gap);
        }
        if (column == LaneColumn.REASON) {
            line.left(text, columns - line.column(), style);
        } else if (column.number()) {
            line.right(text, column.width(), style);
        } else {
            line.left(text, column == LaneColumn.NAME ? nameWidth : column.width(), style);
        }
    }

    /** As long as the longest name, within what the others leave; half of that beside reasons. */
    private int nameWidth(List<TopLane> lanes) {
        int taken = 0;
        for (LaneColumn column : shown) {
            if (column != LaneColumn.NAME && column != LaneColumn.REASON) {
                taken += column.width() + 1;
            }
        }
        int left = columns - taken;
        int most = shown.contains(LaneColumn.REASON) ? left / 2 : left;
        int longest =
                lanes.stream()
                        .mapToInt(lane -> Line.columns(SafeText.cell(lane.name())))
                        .max()
                        .orElse(0);
        return Math.max(0, Math.min(Math.max(longest, SHORTEST_NAME), most));
    }
}
