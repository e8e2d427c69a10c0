package chronicle.bench.suite;

import static chronicle.bench.peer.Peer.AERON;
import static chronicle.bench.peer.Peer.CHRONICLE_QUEUE;
import static chronicle.bench.peer.Peer.OURS;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.Role;
import java.util.List;
import java.util.Map;

/** The works of queues and their sizes. */
public final class Works {

    private static final List<Peer> KEEPING = List.of(OURS, CHRONICLE_QUEUE);
    private static final List<Peer> ALL = List.of(OURS, CHRONICLE_QUEUE, AERON);

    private Works() {}

    /** The suite of queues. */
    public static Catalog catalog() {
        return new Catalog(
                List.of(CHRONICLE_QUEUE, AERON),
                List.of(
                        append(),
                        appendFlatOut(),
                        replay(),
                        fanIn(),
                        position(),
                        oneWay(),
                        flatOut(),
                        roll(),
                        durability()));
    }

    /** Works whose system calls are counted, with sizes for a tracer's pace. */
    public static List<Work> traced() {
        return List.of(
                append().with(Map.of("rate", 1_000_000L)), replay(), fanIn(), position(), oneWay());
    }

    private static Work append() {
        return new SingleWork(
                "append",
                KEEPING,
                List.of(
                        Metric.nanos(
                                "append.ns",
                                "append, prepared ahead",
                                Target.atMost(60).and(3, CHRONICLE_QUEUE)),
                        Metric.bytes("append.bytes", "  allocated per message")),
                List.of(Role.APPEND),
                Map.of(
                        "rate", 2_000_000L,
                        "warmup", 1_000_000L,
                        "messages", 4_000_000L));
    }

    private static Work appendFlatOut() {
        return new SingleWork(
                "append-flat-out",
                KEEPING,
                List.of(Metric.nanos("append.ns", "append, without a pause", Target.NONE)),
                List.of(Role.APPEND),
                Map.of(
                        "rate", 0L,
                        "warmup", 1_000_000L,
                        "messages", 5_000_000L));
    }

    private static Work replay() {
        return new SingleWork(
                "replay",
                KEEPING,
                List.of(
                        Metric.nanos(
                                "replay.ns", "replay", Target.atMost(25).and(2, CHRONICLE_QUEUE)),
                        Metric.bytes("replay.bytes", "  allocated per message")),
                List.of(Role.APPEND, Role.REPLAY),
                Map.of("rate", 0L, "warmup", 0L, "messages", 5_000_000L));
    }

    private static Work fanIn() {
        return new SingleWork(
                "fan-in",
                List.of(OURS),
                List.of(
                        Metric.nanos("fanin.ns", "replay of 8 queues, merged", Target.NONE),
                        Metric.bytes("fanin.bytes", "  allocated per message")),
                List.of(Role.FAN_IN),
                Map.of("lanes", 8L, "messages", 4_000_000L));
    }

    private static Work position() {
        return new SingleWork(
                "position",
                List.of(OURS),
                List.of(
                        Metric.nanos(
                                "position.ns", "store a reader's position", Target.atMost(30))),
                List.of(Role.APPEND, Role.POSITION),
                Map.of(
                        "rate", 0L,
                        "warmup", 0L,
                        "messages", 10_000L,
                        "store_warmup", 1_000_000L,
                        "stores", 5_000_000L),
                true);
    }

    private static Work oneWay() {
        return new PairWork(
                "one-way",
                ALL,
                List.of(
                        Metric.micros(
                                "oneway.p50", "one way at 100,000/s, p50", Target.times(1, AERON)),
                        Metric.micros("oneway.p99", "  p99", Target.NONE),
                        Metric.micros("oneway.p99.9", "  p99.9", Target.NONE),
                        Metric.micros("oneway.max", "  max", Target.NONE)),
                Role.SEND_PACED,
                Role.RECEIVE_PACED,
                Map.of(
                        "rate", 100_000L,
                        "warmup", 100_000L,
                        "messages", 200_000L));
    }

    private static Work flatOut() {
        return new PairWork(
                "flat-out",
                ALL,
                List.of(
                        new Metric(
                                "flatout.rate",
                                "flat out between two JVMs",
                                "M/s",
                                1e6,
                                false,
                                Target.times(2, AERON))),
                Role.SEND_FLAT_OUT,
                Role.RECEIVE_FLAT_OUT,
                Map.of("warmup", 2_000_000L, "messages", 10_000_000L));
    }

    private static Work roll() {
        return new SingleWork(
                "roll",
                List.of(OURS),
                List.of(
                        Metric.micros("roll.p50", "append that rolls, p50", Target.NONE),
                        Metric.micros("roll.max", "  slowest of 100", Target.atMost(20))),
                List.of(Role.ROLL),
                Map.of("warmup", 10L, "rolls", 100L),
                true);
    }

    private static Work durability() {
        return new SingleWork(
                "durability",
                KEEPING,
                List.of(
                        Metric.micros("flush.none", "append, no flush", Target.NONE),
                        Metric.micros("flush.async", "append and flushAsync, each", Target.NONE),
                        Metric.micros("flush.sync", "append and flush, each", Target.NONE)),
                List.of(Role.FLUSH_NONE, Role.FLUSH_ASYNC, Role.FLUSH_SYNC),
                Map.of(
                        "warmup.none", 500_000L,
                        "messages.none", 1_000_000L,
                        "warmup.async", 2_000L,
                        "messages.async", 20_000L,
                        "warmup.sync", 100L,
                        "messages.sync", 300L));
    }
}
