package chronicle.app.top;

import java.util.List;
import org.jline.utils.AttributedString;

/** All keys. */
final class HelpPage {

    private static final List<String> TEXT =
            List.of(
                    "",
                    "  q, Ctrl-C       quit",
                    "  s               sort by the next column; or at once by",
                    "    w n r l o c   worst state, name, rate, lag, orders, last change",
                    "  i               invert the order",
                    "  / or f          filter by a part of names or states; Esc shows all again",
                    "  Up Down, k j    mark a lane: it is shown in full below the table",
                    "  PgUp PgDn       a page up or down",
                    "  Home End, g G   to the top, to the last lane",
                    "  e               events on or off",
                    "  space           freeze the picture, and go on",
                    "  Ctrl-L          draw the screen anew",
                    "",
                    "  LAG is what is committed and not handed out, SINCE how long a state lasts.",
                    "  States: QUARANTINED set aside, BLOCKED no room for its replies, STALE its",
                    "  owner died, ATTACHING not open yet, DRAINING its strategy left, LIVE served;",
                    "  without a router to ask: READY its owner lives, DETACHED no READY.",
                    "",
                    "  Any key goes back.");

    private HelpPage() {}

    static List<AttributedString> lines(int columns) {
        return TEXT.stream().map(text -> new Line(columns).add(text).end()).toList();
    }
}
