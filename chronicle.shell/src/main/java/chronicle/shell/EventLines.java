package chronicle.shell;

import chronicle.router.LaneEvent;
import chronicle.tools.text.Columns;
import chronicle.tools.text.SafeText;

/** Events, one line each, so that they can be told one by one. */
final class EventLines {

    private static final int NAME = 24;
    private static final String UNIT = "  ";

    private EventLines() {}

    /** Of a lane: when, whose, which state, why. */
    static String of(LaneEvent event) {
        return of(
                event.epochNs(),
                event.strategy().name(),
                event.from() + ">" + event.to(),
                event.reason());
    }

    /**
     * Of a router.
     *
     * @param what kind of event
     */
    static String of(long epochNs, String subject, String what, String reason) {
        String name = Cells.cut(SafeText.cell(subject), NAME);
        return Cells.cut(
                LaneViews.time(epochNs)
                        + UNIT
                        + name
                        + " ".repeat(NAME - Columns.of(name))
                        + UNIT
                        + what
                        + UNIT
                        + SafeText.of(reason),
                Table.WIDTH);
    }
}
