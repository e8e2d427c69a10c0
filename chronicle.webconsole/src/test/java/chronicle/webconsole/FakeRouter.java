package chronicle.webconsole;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.discovery.DiscoveryStats;
import chronicle.bus.spi.WatchHealth;
import chronicle.router.HandlerStall;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.LatencyBuckets;
import chronicle.router.LatencySummary;
import chronicle.router.OtherRouter;
import chronicle.router.RouterControl;
import chronicle.router.RouterStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A router that says what a test has it say, and writes down what is asked of it. */
final class FakeRouter implements RouterStatus, RouterControl {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");

    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<LaneStatus> lanes = new CopyOnWriteArrayList<>();
    final List<LaneEvent> events = new CopyOnWriteArrayList<>();
    private final Path bus;

    FakeRouter(String bus) {
        this.bus = Path.of(bus);
    }

    void lane(String name, LaneState state, String reason, long lagBytes, long rate) {
        lanes.add(
                new LaneStatus(
                        new StrategyId(name),
                        state,
                        reason,
                        1_000_000L,
                        1,
                        2,
                        3,
                        4,
                        5,
                        6,
                        lagBytes,
                        rate));
    }

    void event(String name, LaneState to, String reason, long epochNs) {
        events.add(new LaneEvent(new StrategyId(name), LaneState.ATTACHING, to, reason, epochNs));
    }

    @Override
    public Path bus() {
        return bus;
    }

    @Override
    public String watcher() {
        return "inotify";
    }

    @Override
    public List<String> watchers() {
        return List.of("inotify", "poll");
    }

    @Override
    public String preferredWatcher() {
        return "poll";
    }

    @Override
    public DiscoveryHealth discovery() {
        return new DiscoveryHealth(
                DiscoveryHealth.State.DEGRADED,
                WatchHealth.Cause.WATCH_LIMIT,
                "inotify",
                "limit \u001b[31m reached\nat once",
                SINCE,
                Optional.of(
                        WatchHealth.good(
                                WatchHealth.Mode.EVENTS,
                                SINCE,
                                new WatchHealth.Counters(1, 2, 3, 4, 5, 6))),
                new DiscoveryStats(1, 2, 3, 4, 5, 6, 7, 8));
    }

    @Override
    public List<StrategyId> strategies() {
        return lanes.stream().map(LaneStatus::strategy).toList();
    }

    @Override
    public int handlers() {
        return 1;
    }

    @Override
    public long orders() {
        return 10;
    }

    @Override
    public LatencySummary orderLatency() {
        return new LatencySummary(7, 1, 2, 3, 4, 5);
    }

    @Override
    public LatencyBuckets orderLatencyBuckets() {
        throw new UnsupportedOperationException("no page asks for buckets");
    }

    @Override
    public LatencySummary discoveryLatency() {
        return LatencySummary.NONE;
    }

    @Override
    public LatencyBuckets discoveryLatencyBuckets() {
        throw new UnsupportedOperationException("no page asks for buckets");
    }

    @Override
    public long replies() {
        return 20;
    }

    @Override
    public Optional<HandlerStall> stall() {
        return Optional.of(new HandlerStall("a.Handler", new StrategyId("slow"), 9, 2_000_000L));
    }

    @Override
    public Optional<OtherRouter> otherRouter() {
        return Optional.of(new OtherRouter("process 12", 3, 2_000_000L));
    }

    @Override
    public long problems() {
        return 30;
    }

    @Override
    public List<LaneStatus> lanes() {
        return lanes;
    }

    @Override
    public List<LaneEvent> events() {
        return events;
    }

    @Override
    public long transitions(LaneState to) {
        return to.ordinal();
    }

    @Override
    public boolean quarantine(StrategyId strategy, String why) {
        return note("quarantine " + strategy + ' ' + why, strategy);
    }

    @Override
    public boolean resume(StrategyId strategy) {
        return note("resume " + strategy, strategy);
    }

    @Override
    public boolean skip(StrategyId strategy) {
        return note("skip " + strategy, strategy);
    }

    @Override
    public void prefer(String watcher) {
        asked.add("prefer " + watcher);
    }

    private boolean note(String what, StrategyId strategy) {
        asked.add(what);
        return strategies().contains(strategy);
    }
}
