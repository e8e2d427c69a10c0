package chronicle.app.top;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jline.utils.AttributedString;

/** Turns a snapshot into the lines of a screen. Pure: the same in, the same out. */
final class TopView {

    /** With fewer rows for lanes than this, they get all there are. */
    private static final int TIGHT = 8;

    private final Palette palette;
    private final Heading heading;
    private final Footing footing;

    /**
     * A view.
     *
     * @param zone of the times that are shown
     * @param intervalMillis between two snapshots, to be told
     */
    TopView(Palette palette, ZoneId zone, long intervalMillis) {
        this.palette = palette;
        this.heading = new Heading(palette, zone, intervalMillis);
        this.footing = new Footing(palette, zone);
    }

    /**
     * A screen.
     *
     * @param lines exactly as many as the screen has rows, none wider than it
     * @param page lanes that fit between head and foot
     * @param state as before, with the list moved so that the marked lane is seen
     */
    record Frame(List<AttributedString> lines, int page, ViewState state) {}

    Frame draw(TopSnapshot snapshot, int columns, int rows, ViewState state) {
        List<AttributedString> head = heading.lines(snapshot, columns, state.frozen());
        List<TopLane> lanes = state.choice().of(snapshot.lanes());
        int left = Math.max(0, rows - head.size() - 2); // the table's header, the keys
        Spot spot = state.spot().within(lanes, Math.max(1, left));
        List<AttributedString> below = below(snapshot, lanes, state.with(spot), columns, left);
        int page = Math.max(0, left - below.size());
        spot = spot.within(lanes, Math.max(1, page));
        List<AttributedString> lines = new ArrayList<>(head);
        if (state.help()) {
            lines.addAll(HelpPage.lines(columns));
            trim(lines, rows - 1);
        } else {
            LaneTable table = new LaneTable(palette, columns, lanes);
            lines.add(table.header(state.choice().sort()));
            lines.addAll(table.rows(lanes, spot, page, snapshot.timeMillis()));
            trim(lines, rows - 1 - below.size());
            lines.addAll(below);
        }
        lines.add(footing.keys(state, columns, lanes.size(), spot.first(), page));
        trim(lines, rows);
        return new Frame(Collections.unmodifiableList(lines), Math.max(1, page), state.with(spot));
    }

    private List<AttributedString> below(
            TopSnapshot snapshot, List<TopLane> lanes, ViewState state, int columns, int left) {
        List<AttributedString> below = new ArrayList<>();
        if (left < TIGHT) {
            return below;
        }
        if (state.spot().lane() != null) {
            below.addAll(footing.details(lanes.get(state.spot().index()), columns));
        }
        if (state.events() && snapshot.router().isPresent()) {
            int rows = Math.min(left / 3, left - below.size() - TIGHT / 2);
            below.addAll(footing.events(snapshot.router().get().events(), columns, rows));
        }
        return below;
    }

    /** Makes it so many lines, by empty ones or by cutting. */
    private static void trim(List<AttributedString> lines, int rows) {
        while (lines.size() > Math.max(0, rows)) {
            lines.remove(lines.size() - 1);
        }
        while (lines.size() < rows) {
            lines.add(AttributedString.EMPTY);
        }
    }
}
