package chronicle.app.top;

import chronicle.tools.text.SafeText;
import java.util.List;
import java.util.Locale;

/**
 * Which lanes are shown, in which order. Immutable.
 *
 * @param inverted whether the order is turned around
 * @param filter part of a name or of a state, in any case of letters; empty for all
 */
record LaneChoice(SortKey sort, boolean inverted, String filter) {

    static final LaneChoice WORST_FIRST = new LaneChoice(SortKey.WORST, false, "");

    List<TopLane> of(List<TopLane> lanes) {
        String part = filter.toLowerCase(Locale.ROOT);
        return lanes.stream()
                .filter(lane -> matches(lane, part))
                .sorted(sort.order(inverted))
                .toList();
    }

    LaneChoice by(SortKey key) {
        return new LaneChoice(key, false, filter);
    }

    LaneChoice invert() {
        return new LaneChoice(sort, !inverted, filter);
    }

    LaneChoice filtered(String text) {
        return new LaneChoice(sort, inverted, text);
    }

    /** Names are matched as they are shown, so that what is seen can be typed. */
    private static boolean matches(TopLane lane, String part) {
        return part.isEmpty()
                || SafeText.cell(lane.name()).toLowerCase(Locale.ROOT).contains(part)
                || lane.state().name().toLowerCase(Locale.ROOT).contains(part);
    }
}
