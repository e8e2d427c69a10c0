package chronicle.bench.suite;

import static chronicle.bench.peer.Peer.OURS;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The works of the router and their sizes. Nobody else does the same, so there are no peers. */
public final class RouterWorks {

    /** How many there are where there are many, unless it is said otherwise. */
    public static final int STRATEGIES = 1_000;

    private static final List<Peer> ALONE = List.of(OURS);

    private RouterWorks() {}

    /**
     * The suite of the router.
     *
     * @param strategies how many there are where there are many
     */
    public static Catalog catalog(int strategies) {
        return new Catalog(
                List.of(),
                List.of(
                        paced(),
                        flatOut(),
                        attach(strategies),
                        attachOne(),
                        memory(strategies),
                        idle(strategies)));
    }

    private static Work paced() {
        return new PairWork(
                "order",
                ALONE,
                List.of(
                        Metric.micros(
                                "order.p50",
                                "order to handler at 100,000/s, p50",
                                Target.atMost(1)),
                        Metric.micros("order.p99", "  p99", Target.NONE),
                        Metric.micros("order.p99.9", "  p99.9", Target.NONE),
                        Metric.micros("order.max", "  max", Target.NONE),
                        Metric.micros(
                                "ack.p50", "order to ack at its strategy, p50", Target.atMost(2.5)),
                        Metric.micros("ack.p99", "  p99", Target.NONE),
                        Metric.micros("ack.p99.9", "  p99.9", Target.NONE),
                        Metric.micros("ack.max", "  max", Target.NONE)),
                Role.TRADE_PACED,
                Role.ROUTE_PACED,
                Map.of("rate", 100_000L, "warmup", 200_000L, "messages", 300_000L));
    }

    private static Work flatOut() {
        return new PairWork(
                "flood",
                ALONE,
                List.of(
                        new Metric(
                                "flood.rate",
                                "8 strategies flat out, orders",
                                "M/s",
                                1e6,
                                false,
                                Target.atLeast(5))),
                Role.TRADE_FLAT_OUT,
                Role.ROUTE_FLAT_OUT,
                Map.of("strategies", 8L, "warmup", 4_000_000L, "messages", 8_000_000L));
    }

    private static Work attach(long strategies) {
        String many = String.format(Locale.ROOT, "attach %,d at start", strategies);
        return new PairWork(
                "attach",
                ALONE,
                List.of(
                        Metric.millis("attach.first", many + ", new JVM", Target.atMost(1_000)),
                        Metric.count(
                                "attach.faults", "  page faults of the data thread", Target.NONE),
                        Metric.millis(
                                "attach.again", "  again in the same JVM", Target.atMost(1_000))),
                Role.STAY_READY,
                Role.ATTACH_ALL,
                silent(strategies));
    }

    private static Work attachOne() {
        return new PairWork(
                "attach-one",
                ALONE,
                List.of(
                        Metric.millis(
                                "alone.longest",
                                "longest standstill at 1 M orders/s, alone",
                                Target.NONE),
                        Metric.millis("alone.own", "  less waiting for a core", Target.NONE),
                        Metric.count("alone.above", "  of these above 1 ms", Target.NONE),
                        Metric.millis(
                                "among.longest", "  while one after the other comes", Target.NONE),
                        Metric.millis("among.own", "  less waiting for a core", Target.atMost(1)),
                        Metric.count("among.above", "  of these above 1 ms", Target.NONE),
                        Metric.micros("among.p99.99", "  p99.99", Target.NONE)),
                Role.TRADE_AMONG_NEWCOMERS,
                Role.ROUTE_GAPS,
                Map.of(
                        "rate", 1_000_000L,
                        "warmup", 3_000_000L,
                        "messages", 4_000_000L,
                        "newcomers", 30L,
                        "every_ms", 100L));
    }

    private static Work memory(long strategies) {
        double mebi = 1 << 20;
        return new PairWork(
                "memory",
                ALONE,
                List.of(
                        new Metric(
                                "held.heap",
                                String.format(Locale.ROOT, "%,d attached, heap", strategies),
                                "MiB",
                                mebi,
                                true,
                                Target.atMost(64)),
                        Metric.count(
                                "held.segments",
                                "  segments mapped",
                                Target.atMost(2 * strategies)),
                        new Metric("held.mapped", "  mapped", "MiB", mebi, true, Target.NONE),
                        Metric.count("held.descriptors", "  descriptors", Target.NONE),
                        new Metric(
                                "left.heap",
                                "  left after detach, heap",
                                "MiB",
                                mebi,
                                true,
                                Target.atMost(1)),
                        new Metric("left.mapped", "  mapped", "MiB", mebi, true, Target.atMost(0)),
                        Metric.count("left.descriptors", "  descriptors", Target.atMost(0))),
                Role.STAY_READY,
                Role.STAY_ATTACHED,
                silent(strategies));
    }

    private static Map<String, Long> silent(long strategies) {
        return Map.of(
                "strategies",
                strategies,
                "settle_s",
                0L,
                "seconds",
                0L,
                "early",
                0L,
                "later",
                0L,
                "pause_ms",
                0L);
    }

    private static Work idle(long strategies) {
        String many = String.format(Locale.ROOT, "idle with %,d, of a core", strategies);
        return new PairWork(
                "idle",
                ALONE,
                List.of(
                        new Metric("quiet.cpu", many, "%", 1, true, Target.atMost(1)),
                        new Metric(
                                "quiet.compilers",
                                "  of that, the JVM's compilers",
                                "%",
                                1,
                                true,
                                Target.NONE),
                        new Metric("quiet.wakeups", "  wake-ups", "1/s", 1, true, Target.NONE),
                        Metric.micros("wake.p50", "  order to handler, p50", Target.atMost(100)),
                        Metric.micros("wake.p99", "  p99", Target.NONE)),
                Role.STAY_READY,
                Role.ROUTE_IDLE,
                Map.of(
                        "strategies", strategies,
                        "settle_s", 300L,
                        "seconds", 30L,
                        "early", 20_000L,
                        "later", 500L,
                        "pause_ms", 10L));
    }
}
