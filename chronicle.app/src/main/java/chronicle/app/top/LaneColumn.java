package chronicle.app.top;

import chronicle.tools.text.Amounts;
import java.util.Arrays;
import java.util.List;

/** The columns of a table of lanes, in their order. */
enum LaneColumn {
    NAME("NAME", 4, false, 0, SortKey.NAME),
    STATE("STATE", 11, false, 0, SortKey.WORST),
    RATE("ORDERS/S", 8, true, 40, SortKey.RATE),
    LAG("LAG", 7, true, 48, SortKey.LAG),
    ORDERS("ORDERS", 7, true, 64, SortKey.ORDERS),
    REPLIES("REPLIES", 7, true, 100, null),
    DROPPED("DROPPED", 7, true, 110, null),
    DEAD("DEAD", 6, true, 104, null),
    SINCE("SINCE", 5, true, 56, SortKey.SINCE),
    REASON("REASON", 6, false, 72, null);

    private final String title;
    private final int width;
    private final boolean number;
    private final int screen;
    private final SortKey sort;

    LaneColumn(String title, int width, boolean number, int screen, SortKey sort) {
        this.title = title;
        this.width = width;
        this.number = number;
        this.screen = screen;
        this.sort = sort;
    }

    /** Those that there is room for on a screen of so many columns. */
    static List<LaneColumn> on(int columns) {
        return Arrays.stream(values()).filter(each -> columns >= each.screen).toList();
    }

    String title() {
        return title;
    }

    /** Columns that it takes; of NAME and REASON the least. */
    int width() {
        return width;
    }

    /** Whether it is set to the right. */
    boolean number() {
        return number;
    }

    /** Whether lanes are in its order. */
    boolean sorts(SortKey key) {
        return key == sort;
    }

    /** What stands in it, not made safe. */
    String text(TopLane lane, long nowMillis) {
        return switch (this) {
            case NAME -> lane.name();
            case STATE -> lane.state().name();
            case RATE -> Amounts.count(lane.ordersPerSecond());
            case LAG -> Amounts.bytes(lane.lagBytes());
            case ORDERS -> Amounts.count(lane.orders());
            case REPLIES -> Amounts.count(lane.replies());
            case DROPPED -> Amounts.count(lane.droppedReplies());
            case DEAD -> Amounts.count(lane.deadLetters());
            case SINCE ->
                    lane.sinceMillis() < 0
                            ? Amounts.UNKNOWN
                            : Amounts.age(1_000_000 * Math.max(0, nowMillis - lane.sinceMillis()));
            case REASON -> lane.reason();
        };
    }
}
