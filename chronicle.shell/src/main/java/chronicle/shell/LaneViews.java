package chronicle.shell;

import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.tools.text.Amounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** Lanes: all of them as a table, worst first, or one with all that is known of it. */
final class LaneViews {

    private static final int EVENTS_OF_ONE = 10;

    /** What an operator has to look at first. */
    private static final List<LaneState> WORST_FIRST =
            List.of(
                    LaneState.QUARANTINED,
                    LaneState.BLOCKED,
                    LaneState.STALE,
                    LaneState.ATTACHING,
                    LaneState.DRAINING,
                    LaneState.LIVE,
                    LaneState.DETACHED);

    private LaneViews() {}

    static String table(List<LaneStatus> lanes, Instant now) {
        Table table =
                new Table(
                        Table.Column.elastic("STRATEGY"),
                        Table.Column.text("STATE"),
                        Table.Column.number("FOR"),
                        Table.Column.number("ORDERS"),
                        Table.Column.number("PER S"),
                        Table.Column.number("LAG"),
                        Table.Column.number("DEAD"),
                        Table.Column.elastic("REASON"));
        lanes.stream()
                .sorted(
                        Comparator.comparing((LaneStatus lane) -> WORST_FIRST.indexOf(lane.state()))
                                .thenComparing(LaneStatus::lagBytes, Comparator.reverseOrder())
                                .thenComparing(LaneStatus::strategy))
                .forEach(
                        lane ->
                                table.row(
                                        lane.strategy().name(),
                                        lane.state().name(),
                                        age(lane.sinceEpochNs(), now),
                                        Amounts.exact(lane.orders()),
                                        Amounts.exact(lane.ordersPerSecond()),
                                        Amounts.bytes(lane.lagBytes()),
                                        Amounts.exact(lane.deadLetters()),
                                        lane.reason()));
        return table.render();
    }

    /**
     * @param events of all lanes, oldest first
     */
    static String one(LaneStatus lane, List<LaneEvent> events, Instant now) {
        Facts facts =
                new Facts()
                        .add("strategy", lane.strategy())
                        .add("state", lane.state() + " for " + age(lane.sinceEpochNs(), now))
                        .add("reason", lane.reason())
                        .add(
                                "orders",
                                lane.orders()
                                        + ", per second "
                                        + Amounts.exact(lane.ordersPerSecond()))
                        .add("lag", Amounts.bytes(lane.lagBytes()))
                        .add("replies", lane.replies() + ", dropped " + lane.droppedReplies())
                        .add("dead letters", lane.deadLetters())
                        .add(
                                "retries",
                                lane.handlerRetries()
                                        + " of orders, "
                                        + lane.attachRetries()
                                        + " of its queues");
        List<LaneEvent> own =
                events.stream().filter(event -> event.strategy().equals(lane.strategy())).toList();
        own.subList(Math.max(0, own.size() - EVENTS_OF_ONE), own.size())
                .forEach(
                        event ->
                                facts.add(
                                        "event",
                                        time(event.epochNs())
                                                + " "
                                                + event.to()
                                                + ": "
                                                + event.reason()));
        return facts.render();
    }

    /** Since a time; a clock that was put back makes it no less than nothing. */
    static String age(long epochNs, Instant now) {
        return Amounts.span(Math.max(0, ChronoUnit.NANOS.between(instant(epochNs), now)));
    }

    /** To the millisecond, in UTC. */
    static String time(long epochNs) {
        return instant(epochNs).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static Instant instant(long epochNs) {
        return Instant.ofEpochSecond(0, epochNs);
    }
}
