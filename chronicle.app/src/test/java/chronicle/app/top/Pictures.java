package chronicle.app.top;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/** Snapshots to draw, at a fixed moment. */
final class Pictures {

    /** 2026-01-02 03:04:05 UTC. */
    static final long NOW = 1_767_323_045_000L;

    private Pictures() {}

    static TopLane lane(String name, TopState state, String reason) {
        return new TopLane(name, state, reason, NOW - 90_000, 500, 1536, 120_000, 119_999, 0, 0);
    }

    /** Lanes lane-0 and so on; every 100th is quarantined, every 50th between stale. */
    static List<TopLane> lanes(int count) {
        List<TopLane> lanes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TopState state =
                    i % 100 == 99
                            ? TopState.QUARANTINED
                            : i % 100 == 49 ? TopState.STALE : TopState.LIVE;
            lanes.add(lane("lane-" + i, state, "since it came"));
        }
        return lanes;
    }

    static TopSnapshot files(List<TopLane> lanes) {
        return new TopSnapshot(
                "/var/lib/bus", NOW, lanes, Optional.empty(), "nobody is there", List.of());
    }

    static TopSnapshot routed(List<TopLane> lanes, List<TopEvent> events) {
        return new TopSnapshot(
                "/var/lib/bus", NOW, lanes, Optional.of(router(lanes, events)), "", List.of());
    }

    static RouterPicture router(List<TopLane> lanes, List<TopEvent> events) {
        return new RouterPicture(
                4711,
                "inotify",
                "EVENTS",
                "",
                false,
                "",
                0,
                1,
                1_234_567,
                1_234_560,
                3,
                "",
                lanes,
                events,
                new Latency(1_234_567, 12_000, 20_000, 80_000, 400_000, 3_400_000),
                Latency.NONE);
    }

    static List<TopEvent> events(int count) {
        List<TopEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(
                    new TopEvent(NOW - 1000L * (count - i), "lane-" + i, TopState.LIVE, "it came"));
        }
        return events;
    }

    static String text(List<AttributedString> lines) {
        return lines.stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
    }
}
