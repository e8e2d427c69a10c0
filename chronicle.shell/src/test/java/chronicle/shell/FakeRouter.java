package chronicle.shell;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A router that stands as the test says. */
final class FakeRouter implements RouterStatus, RouterControl {

    static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    static final long NOW_NS = NOW.getEpochSecond() * 1_000_000_000L;

    final List<LaneStatus> lanes = new ArrayList<>();
    final List<LaneEvent> events = new ArrayList<>();
    String watcher = "inotify";
    String preferred = "";
    List<String> watchers = List.of("inotify", "poll");
    String reason = "";
    volatile long rescans = 6;
    Optional<HandlerStall> stall = Optional.empty();
    Optional<OtherRouter> otherRouter = Optional.empty();
    private final Path bus;

    FakeRouter(String bus) {
        this.bus = Path.of(bus);
    }

    FakeRouter lane(String name, LaneState state, long lagBytes, String why) {
        long since = NOW_NS - 90_000_000_000L;
        lanes.add(
                new LaneStatus(
                        new StrategyId(name),
                        state,
                        why,
                        since,
                        1000,
                        999,
                        1,
                        2,
                        3,
                        4,
                        lagBytes,
                        -1));
        return this;
    }

    FakeRouter event(String name, LaneState from, LaneState to, String why) {
        events.add(new LaneEvent(new StrategyId(name), from, to, why, NOW_NS + events.size()));
        return this;
    }

    ShellRouter shell() {
        return new ShellRouter(this, this);
    }

    @Override
    public Path bus() {
        return bus;
    }

    @Override
    public String watcher() {
        return watcher;
    }

    @Override
    public List<String> watchers() {
        return watchers;
    }

    @Override
    public String preferredWatcher() {
        return preferred;
    }

    @Override
    public DiscoveryHealth discovery() {
        boolean good = reason.isEmpty();
        Instant since = NOW.minusSeconds(5);
        WatchHealth watch =
                new WatchHealth(
                        good ? WatchHealth.Mode.EVENTS : WatchHealth.Mode.DEGRADED,
                        good ? WatchHealth.Cause.NONE : WatchHealth.Cause.WATCH_LIMIT,
                        reason,
                        since,
                        new WatchHealth.Counters(9, 1, 7, 2, 3, 4));
        return new DiscoveryHealth(
                good ? DiscoveryHealth.State.EVENTS : DiscoveryHealth.State.DEGRADED,
                watch.cause(),
                watcher,
                reason,
                since,
                Optional.of(watch),
                new DiscoveryStats(lanes.size(), 5, rescans, 1_000_000, 2_000_000, 8, 0, 1));
    }

    @Override
    public List<StrategyId> strategies() {
        return lanes.stream().map(LaneStatus::strategy).toList();
    }

    @Override
    public int handlers() {
        return 0;
    }

    @Override
    public long orders() {
        return 1000;
    }

    @Override
    public long replies() {
        return 999;
    }

    @Override
    public Optional<HandlerStall> stall() {
        return stall;
    }

    @Override
    public Optional<OtherRouter> otherRouter() {
        return otherRouter;
    }

    @Override
    public long problems() {
        return 2;
    }

    @Override
    public LatencySummary orderLatency() {
        return new LatencySummary(10, 1_000, 2_000, 3_000, 4_000, 5_000_000);
    }

    @Override
    public LatencyBuckets orderLatencyBuckets() {
        throw new UnsupportedOperationException("the shell shows no classes");
    }

    @Override
    public LatencySummary discoveryLatency() {
        return LatencySummary.NONE;
    }

    @Override
    public LatencyBuckets discoveryLatencyBuckets() {
        throw new UnsupportedOperationException("the shell shows no classes");
    }

    @Override
    public List<LaneStatus> lanes() {
        return List.copyOf(lanes);
    }

    @Override
    public List<LaneEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public long transitions(LaneState to) {
        return 0;
    }

    @Override
    public boolean quarantine(StrategyId strategy, String why) {
        return become(strategy, LaneState.QUARANTINED, why);
    }

    @Override
    public boolean resume(StrategyId strategy) {
        return become(strategy, LaneState.LIVE, "it is resumed");
    }

    private boolean become(StrategyId strategy, LaneState state, String why) {
        boolean known = lanes.removeIf(lane -> lane.strategy().equals(strategy));
        if (known) {
            lane(strategy.name(), state, 0, why);
        }
        return known;
    }

    @Override
    public boolean skip(StrategyId strategy) {
        return strategies().contains(strategy);
    }

    @Override
    public void prefer(String name) {
        if (!name.isEmpty() && !watchers.contains(name)) {
            throw new IllegalArgumentException("no watcher has this name: " + name);
        }
        preferred = name;
        watcher = name.isEmpty() ? "inotify" : name;
    }
}
