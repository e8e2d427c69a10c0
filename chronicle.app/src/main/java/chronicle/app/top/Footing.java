package chronicle.app.top;

import chronicle.tools.text.SafeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** What is said below the table: the marked lane in full, the last events, the keys. Pure. */
final class Footing {

    private static final int MOST_DETAILS = 4;

    private final Palette palette;
    private final ZoneId zone;

    Footing(Palette palette, ZoneId zone) {
        this.palette = palette;
        this.zone = zone;
    }

    /** The lane with its whole name and reason, over as many lines as that takes, four at most. */
    List<AttributedString> details(TopLane lane, int columns) {
        String text = SafeText.cell(lane.name() + ": " + lane.state() + ", " + lane.reason());
        List<AttributedString> lines = new ArrayList<>();
        int[] all = text.codePoints().toArray();
        int at = 0;
        while (at < all.length && lines.size() < MOST_DETAILS) {
            StringBuilder part = new StringBuilder();
            int width = 0;
            while (at < all.length) {
                int next = Line.columns(Character.toString(all[at]));
                if (width + next > columns) {
                    break;
                }
                part.appendCodePoint(all[at++]);
                width += next;
            }
            if (part.isEmpty()) {
                break; // A screen that has no room for one character.
            }
            lines.add(new Line(columns).add(part.toString(), Palette.BOLD).end());
        }
        return lines;
    }

    /** A title and the last events, the newest at the bottom; nothing where there is no room. */
    List<AttributedString> events(List<TopEvent> events, int columns, int rows) {
        List<AttributedString> lines = new ArrayList<>();
        int shown = Math.min(events.size(), rows - 1);
        if (shown <= 0) {
            return lines;
        }
        lines.add(new Line(columns).left(" EVENTS", columns, Palette.INVERSE).end());
        for (TopEvent event : events.subList(events.size() - shown, events.size())) {
            lines.add(event(event, columns));
        }
        return lines;
    }

    private AttributedString event(TopEvent event, int columns) {
        String time = Heading.CLOCK.format(Instant.ofEpochMilli(event.timeMillis()).atZone(zone));
        int name = Math.min(Line.columns(SafeText.cell(event.strategy())), columns / 3);
        return new Line(columns)
                .add(time + ' ')
                .left(event.strategy(), name, Palette.PLAIN)
                .add(" ")
                .add(event.state().name(), palette.of(event.state()))
                .add(" " + event.reason())
                .end();
    }

    /**
     * The last line: keys, or the filter while it is typed.
     *
     * @param shown lanes after the filter
     * @param first index of the first one on the screen, with so many rows
     */
    AttributedString keys(ViewState state, int columns, int shown, int first, int rows) {
        String filter = state.choice().filter();
        if (state.typing()) {
            return new Line(columns)
                    .add("filter: ", Palette.BOLD)
                    .add(filter)
                    .add(" ", Palette.INVERSE)
                    .add("   Enter keeps it, Esc shows all")
                    .end();
        }
        String left =
                " q quit  s sort: "
                        + state.choice().sort().word()
                        + (state.choice().inverted() ? " inverted" : "")
                        + "  / filter"
                        + (filter.isEmpty() ? "" : ": " + filter)
                        + "  e events  space "
                        + (state.frozen() ? "go on" : "freeze")
                        + "  ? help";
        String right = place(shown, first, rows);
        int room = Math.max(0, columns - right.length());
        return new Line(columns)
                .left(left, room, Palette.INVERSE)
                .add(right, Palette.INVERSE)
                .end();
    }

    private static String place(int shown, int first, int rows) {
        int last = Math.min(shown, first + rows);
        return last <= first
                ? " 0 of " + shown + ' '
                : " " + (first + 1) + '-' + last + " of " + shown + ' ';
    }
}
