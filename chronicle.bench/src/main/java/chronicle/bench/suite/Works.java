package chronicle.bench.suite;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.Role;
import java.util.List;
import java.util.Map;

/** The works of the suite with their sizes. */
public final class Works {

    private static final long PAYLOAD = 64;

    private Works() {}

    static List<Work> all() {
        return List.of(append(), appendFlatOut(), replay(), position(), oneWay(), flatOut());
    }

    private static Work append() {
        return new SingleWork(
                "append",
                List.of(Peer.OURS, Peer.CHRONICLE_QUEUE),
                List.of(new Metric("append.ns", "append, prepared ahead", "ns", 1, true)),
                List.of(Role.APPEND),
                Map.of(
                        "payload", PAYLOAD,
                        "rate", 2_000_000L,
                        "warmup", 2_000_000L,
                        "messages", 5_000_000L));
    }

    private static Work appendFlatOut() {
        return new SingleWork(
                "append-flat-out",
                List.of(Peer.OURS, Peer.CHRONICLE_QUEUE),
                List.of(new Metric("append.ns", "append, without a pause", "ns", 1, true)),
                List.of(Role.APPEND),
                Map.of(
                        "payload", PAYLOAD,
                        "rate", 0L,
                        "warmup", 2_000_000L,
                        "messages", 8_000_000L));
    }

    private static Work replay() {
        return new SingleWork(
                "replay",
                List.of(Peer.OURS, Peer.CHRONICLE_QUEUE),
                List.of(new Metric("replay.ns", "replay", "ns", 1, true)),
                List.of(Role.APPEND, Role.REPLAY),
                Map.of("payload", PAYLOAD, "rate", 0L, "warmup", 0L, "messages", 5_000_000L));
    }

    private static Work position() {
        return new SingleWork(
                "position",
                List.of(Peer.OURS),
                List.of(new Metric("position.ns", "store a reader's position", "ns", 1, true)),
                List.of(Role.APPEND, Role.POSITION),
                Map.of(
                        "payload", PAYLOAD,
                        "rate", 0L,
                        "warmup", 1_000_000L,
                        "messages", 1_000L,
                        "stores", 5_000_000L));
    }

    private static Work oneWay() {
        return new PairWork(
                "one-way",
                List.of(Peer.values()),
                List.of(
                        new Metric("oneway.p50", "one way at 100,000/s, p50", "µs", 1e3, true),
                        new Metric("oneway.p99", "one way at 100,000/s, p99", "µs", 1e3, true),
                        new Metric("oneway.p99.9", "one way at 100,000/s, p99.9", "µs", 1e3, true),
                        new Metric("oneway.max", "one way at 100,000/s, max", "µs", 1e3, true)),
                Role.SEND_PACED,
                Role.RECEIVE_PACED,
                Map.of(
                        "payload", PAYLOAD,
                        "rate", 100_000L,
                        "warmup", 150_000L,
                        "messages", 450_000L));
    }

    private static Work flatOut() {
        return new PairWork(
                "flat-out",
                List.of(Peer.values()),
                List.of(new Metric("flatout.rate", "flat out between two JVMs", "M/s", 1e6, false)),
                Role.SEND_FLAT_OUT,
                Role.RECEIVE_FLAT_OUT,
                Map.of("payload", PAYLOAD, "warmup", 2_000_000L, "messages", 10_000_000L));
    }
}
