package chronicle.app.top;

import chronicle.tools.text.Amounts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;

/** What is said above the table: the bus, all lanes together, the router, what is wrong. Pure. */
final class Heading {

    static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final int MOST_PROBLEMS = 2;

    private final Palette palette;
    private final ZoneId zone;
    private final long intervalMillis;

    Heading(Palette palette, ZoneId zone, long intervalMillis) {
        this.palette = palette;
        this.zone = zone;
        this.intervalMillis = intervalMillis;
    }

    List<AttributedString> lines(TopSnapshot snapshot, int columns, boolean frozen) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(title(snapshot, columns, frozen));
        lines.add(lanes(snapshot, columns));
        snapshot.router()
                .ifPresentOrElse(
                        router -> router(router, columns, lines),
                        () ->
                                lines.add(
                                        new Line(columns)
                                                .add("no router is seen: " + snapshot.routerNote())
                                                .end()));
        if (snapshot.router().isPresent() && !snapshot.routerNote().isEmpty()) {
            lines.add(warning(snapshot.routerNote(), columns));
        }
        snapshot.problems().stream()
                .limit(MOST_PROBLEMS)
                .forEach(problem -> lines.add(warning(problem, columns)));
        return lines;
    }

    private AttributedString title(TopSnapshot snapshot, int columns, boolean frozen) {
        String time = CLOCK.format(Instant.ofEpochMilli(snapshot.timeMillis()).atZone(zone));
        String right =
                (frozen ? "FROZEN at " : "")
                        + time
                        + "  every "
                        + Amounts.span(intervalMillis * 1_000_000)
                        + ' ';
        int room = Math.max(0, columns - right.length());
        return new Line(columns)
                .left(" chronicle top  " + snapshot.bus(), room, Palette.INVERSE)
                .add(right, Palette.INVERSE)
                .end();
    }

    private AttributedString lanes(TopSnapshot snapshot, int columns) {
        Line line = new Line(columns);
        line.add("lanes ").add(String.valueOf(snapshot.lanes().size()), Palette.BOLD);
        for (Map.Entry<TopState, Long> state : snapshot.census().entrySet()) {
            line.add("  ").add(state.getKey() + " " + state.getValue(), palette.of(state.getKey()));
        }
        return line.add("   orders/s ")
                .add(Amounts.count(snapshot.ordersPerSecond()), Palette.BOLD)
                .add("  lag ")
                .add(Amounts.bytes(snapshot.lagBytes()), Palette.BOLD)
                .end();
    }

    private void router(RouterPicture router, int columns, List<AttributedString> lines) {
        Line first = new Line(columns).add("router " + router.pid() + "  watcher ");
        first.add(router.watcher(), router.degraded() ? palette.warning() : Palette.BOLD);
        if (!router.preferredWatcher().isEmpty()) {
            first.add(" (preferred: " + router.preferredWatcher() + ")");
        }
        if (!router.discovery().isEmpty()) {
            first.add(" " + router.discovery());
        }
        if (router.watcherLatencyMillis() > 0) {
            first.add(" within " + Amounts.span(router.watcherLatencyMillis() * 1_000_000));
        }
        lines.add(
                first.add("  handlers ")
                        .add(
                                String.valueOf(router.handlers()),
                                router.handlers() == 0 ? palette.warning() : Palette.BOLD)
                        .add("  problems ")
                        .add(Amounts.count(router.problems()), Palette.BOLD)
                        .add("  orders ")
                        .add(Amounts.count(router.orders()), Palette.BOLD)
                        .add("  replies ")
                        .add(Amounts.count(router.replies()), Palette.BOLD)
                        .end());
        latencies(router, columns, lines);
        if (router.degraded()) {
            lines.add(warning("watcher degraded: " + router.degradedReason(), columns));
        }
        if (!router.stalledHandler().isEmpty()) {
            lines.add(
                    new Line(columns)
                            .add(
                                    "a handler does not return, all strategies wait: "
                                            + router.stalledHandler(),
                                    palette.alarm())
                            .end());
        }
    }

    private static void latencies(RouterPicture router, int columns, List<AttributedString> lines) {
        List<String> told = new ArrayList<>();
        latency("order to handler", router.orderLatency(), told);
        latency("READY to attached", router.discoveryLatency(), told);
        if (!told.isEmpty()) {
            lines.add(new Line(columns).add(String.join("   ", told)).end());
        }
    }

    private static void latency(String what, Latency latency, List<String> told) {
        if (latency.count() > 0) {
            told.add(
                    what
                            + " p50 "
                            + Amounts.span(latency.p50())
                            + " p99 "
                            + Amounts.span(latency.p99())
                            + " max "
                            + Amounts.span(latency.max()));
        }
    }

    private AttributedString warning(String text, int columns) {
        return new Line(columns).add(text, palette.warning()).end();
    }
}
