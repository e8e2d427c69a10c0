package chronicle.app.top;

import chronicle.tools.text.Amounts;
import chronicle.tools.text.SafeText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A snapshot as plain lines, nothing cut: for scripts and logs. Pure. */
final class TopText {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int MOST_EVENTS = 10;

    private final ZoneId zone;

    /**
     * A form of text.
     *
     * @param zone of the times that are shown
     */
    TopText(ZoneId zone) {
        this.zone = zone;
    }

    /** Lines with lanes in an order; safe for a terminal. */
    List<String> lines(TopSnapshot snapshot, LaneChoice choice) {
        List<String> lines = new ArrayList<>();
        lines.add("bus " + snapshot.bus() + "  " + clock(snapshot.timeMillis()));
        lines.add(
                "lanes "
                        + snapshot.lanes().size()
                        + snapshot.census().entrySet().stream()
                                .map(TopText::count)
                                .collect(Collectors.joining())
                        + "  orders/s "
                        + Amounts.count(snapshot.ordersPerSecond())
                        + "  lag "
                        + Amounts.bytes(snapshot.lagBytes()));
        lines.add(
                snapshot.router()
                        .map(TopText::router)
                        .orElseGet(() -> "no router is seen: " + snapshot.routerNote()));
        snapshot.problems().forEach(problem -> lines.add("problem: " + problem));
        lines.add("");
        lines.addAll(table(snapshot, choice));
        snapshot.router().ifPresent(router -> events(router.events(), lines));
        return lines.stream().map(line -> SafeText.cell(line).stripTrailing()).toList();
    }

    private static String count(Map.Entry<TopState, Long> state) {
        return "  " + state.getKey() + ' ' + state.getValue();
    }

    private static String router(RouterPicture router) {
        return "router "
                + router.pid()
                + "  watcher "
                + router.watcher()
                + ' '
                + router.discovery()
                + (router.degraded() ? " degraded: " + router.degradedReason() : "")
                + "  handlers "
                + router.handlers()
                + "  orders "
                + Amounts.count(router.orders())
                + "  replies "
                + Amounts.count(router.replies())
                + "  problems "
                + Amounts.count(router.problems())
                + (router.stalledHandler().isEmpty()
                        ? ""
                        : "  stalled handler: " + router.stalledHandler());
    }

    private static List<String> table(TopSnapshot snapshot, LaneChoice choice) {
        List<LaneColumn> columns = Arrays.asList(LaneColumn.values());
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(LaneColumn::title).toList());
        for (TopLane lane : choice.of(snapshot.lanes())) {
            rows.add(
                    columns.stream()
                            .map(column -> SafeText.cell(column.text(lane, snapshot.timeMillis())))
                            .toList());
        }
        int[] widths = new int[columns.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Line.columns(row.get(i)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String fill = " ".repeat(widths[i] - Line.columns(row.get(i)));
                boolean right = columns.get(i).number();
                line.append(right ? fill + row.get(i) : row.get(i) + fill).append("  ");
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private void events(List<TopEvent> events, List<String> lines) {
        if (events.isEmpty()) {
            return;
        }
        lines.add("");
        int from = Math.max(0, events.size() - MOST_EVENTS);
        for (TopEvent event : events.subList(from, events.size())) {
            lines.add(
                    clock(event.timeMillis())
                            + ' '
                            + event.strategy()
                            + ' '
                            + event.state()
                            + ' '
                            + event.reason());
        }
    }

    private String clock(long millis) {
        return CLOCK.format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
