package chronicle.bench.suite;

import static chronicle.bench.peer.Peer.DIRECTORY_WATCHER;
import static chronicle.bench.peer.Peer.JDK_WATCH_SERVICE;
import static chronicle.bench.peer.Peer.OURS;

import chronicle.bench.peer.Peer;
import chronicle.bench.role.Role;
import java.util.List;
import java.util.Map;

/** The works of discovery and their sizes. */
public final class DiscoveryWorks {

    /** How long strategies come and go unless it is said otherwise. */
    public static final int CHURN_SECONDS = 10;

    private static final List<Peer> ALL = List.of(OURS, JDK_WATCH_SERVICE, DIRECTORY_WATCHER);
    private static final Target NOT_ONE = Target.atMost(0);

    private DiscoveryWorks() {}

    /**
     * The suite of discovery.
     *
     * @param churnSeconds how long strategies come and go
     */
    public static Catalog catalog(int churnSeconds) {
        return new Catalog(
                List.of(JDK_WATCH_SERVICE, DIRECTORY_WATCHER),
                List.of(
                        ready("ready-0", "READY to Added, alone, p50", 0),
                        ready("ready-1000", "READY to Added, 1,000 others, p50", 1_000),
                        ready("ready-10000", "READY to Added, 10,000 others, p50", 10_000),
                        firstLook(),
                        rescan(),
                        churn(churnSeconds),
                        idle()));
    }

    /** A strategy is READY 20 ms after its directories were made, and stays for a second. */
    private static Work ready(String key, String title, long residents) {
        return new PairWork(
                key,
                ALL,
                List.of(
                        Metric.millis("follow.p50", title, Target.times(1, JDK_WATCH_SERVICE)),
                        Metric.millis("follow.p99", "  p99", Target.atMost(3)),
                        Metric.millis("follow.max", "  max", Target.NONE),
                        Metric.count("follow.lost", "  lost", NOT_ONE)),
                Role.COME_AND_GO,
                Role.FOLLOW,
                Map.of(
                        "residents", residents,
                        "rate", 100L,
                        "ready_after", 2L,
                        "remove_after", 102L,
                        "warmup", 600L,
                        "guests", 2_000L));
    }

    private static Work firstLook() {
        return new SingleWork(
                "first-look",
                ALL,
                List.of(
                        Metric.millis(
                                "first.cold", "first look at 10,000, new JVM", Target.atMost(300)),
                        Metric.millis("first.warm", "  again in the same JVM", Target.atMost(300))),
                List.of(Role.POPULATE, Role.FIRST_LOOK),
                Map.of("residents", 10_000L, "warmup", 5L));
    }

    private static Work rescan() {
        return new SingleWork(
                "rescan",
                List.of(OURS, JDK_WATCH_SERVICE),
                List.of(
                        Metric.millis(
                                "rescan.p50",
                                "look at 10,000 again, unchanged, p50",
                                Target.atMost(40)),
                        Metric.millis("rescan.max", "  max of 60", Target.NONE),
                        Metric.bytes("rescan.bytes", "  allocated each time")),
                List.of(Role.POPULATE, Role.RESCAN),
                Map.of("residents", 10_000L, "warmup", 20L, "looks", 60L));
    }

    private static Work churn(int seconds) {
        return new PairWork(
                "churn",
                ALL,
                List.of(
                        Metric.count("follow.lost", "1,000 come and go per second, lost", NOT_ONE),
                        Metric.count("follow.doubled", "  told twice", NOT_ONE),
                        Metric.millis("follow.p50", "  READY to Added, p50", Target.NONE),
                        Metric.millis("follow.p99", "  p99", Target.NONE),
                        Metric.millis("follow.max", "  max", Target.NONE),
                        new Metric("follow.cpu", "  of a core", "%", 1, true, Target.NONE),
                        new Metric(
                                "follow.bytes", "  memory grown", "KiB", 1024, true, Target.NONE)),
                Role.COME_AND_GO,
                Role.FOLLOW,
                Map.of(
                        "residents", 0L,
                        "rate", 1_000L,
                        "ready_after", 0L,
                        "remove_after", 1_000L,
                        "warmup", 2_000L,
                        "guests", 1_000L * seconds));
    }

    private static Work idle() {
        return new SingleWork(
                "idle",
                ALL,
                List.of(
                        Metric.count(
                                "idle.wakeups",
                                "idle with 10,000, wake-ups/min beside rescans",
                                NOT_ONE),
                        Metric.count("idle.cleaner", "  of JNA's own thread", Target.NONE),
                        new Metric("idle.cpu", "  of a core", "%", 1, true, Target.atMost(0.5)),
                        Metric.count("idle.descriptors", "  descriptors", Target.atMost(2)),
                        Metric.count("idle.watches", "  inotify watches", Target.NONE)),
                List.of(Role.POPULATE, Role.IDLE),
                Map.of("residents", 10_000L, "settle_s", 30L, "seconds", 90L));
    }
}
