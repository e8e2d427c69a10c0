package chronicle.router.component;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.router.HandlerStall;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.LatencyBuckets;
import chronicle.router.LatencySummary;
import chronicle.router.OtherRouter;
import chronicle.router.RouterControl;
import chronicle.router.RouterStatus;
import chronicle.router.engine.Router;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The service that stays while the router behind it is made anew, for settings that need it. Any
 * thread.
 */
final class RouterService implements RouterStatus, RouterControl {

    private final Supplier<Router> router;

    /**
     * @param router the one that runs now, never null
     */
    RouterService(Supplier<Router> router) {
        this.router = router;
    }

    @Override
    public Path bus() {
        return router.get().bus();
    }

    @Override
    public String watcher() {
        return router.get().watcher();
    }

    @Override
    public List<String> watchers() {
        return router.get().watchers();
    }

    @Override
    public String preferredWatcher() {
        return router.get().preferredWatcher();
    }

    @Override
    public DiscoveryHealth discovery() {
        return router.get().discovery();
    }

    @Override
    public List<StrategyId> strategies() {
        return router.get().strategies();
    }

    @Override
    public int handlers() {
        return router.get().handlers();
    }

    @Override
    public long orders() {
        return router.get().orders();
    }

    @Override
    public long replies() {
        return router.get().replies();
    }

    @Override
    public Optional<HandlerStall> stall() {
        return router.get().stall();
    }

    @Override
    public Optional<OtherRouter> otherRouter() {
        return router.get().otherRouter();
    }

    @Override
    public long problems() {
        return router.get().problems();
    }

    @Override
    public LatencySummary orderLatency() {
        return router.get().orderLatency();
    }

    @Override
    public LatencyBuckets orderLatencyBuckets() {
        return router.get().orderLatencyBuckets();
    }

    @Override
    public LatencySummary discoveryLatency() {
        return router.get().discoveryLatency();
    }

    @Override
    public LatencyBuckets discoveryLatencyBuckets() {
        return router.get().discoveryLatencyBuckets();
    }

    @Override
    public List<LaneStatus> lanes() {
        return router.get().lanes();
    }

    @Override
    public List<LaneEvent> events() {
        return router.get().events();
    }

    @Override
    public long transitions(LaneState to) {
        return router.get().transitions(to);
    }

    @Override
    public boolean quarantine(StrategyId strategy, String why) {
        return router.get().quarantine(strategy, why);
    }

    @Override
    public boolean resume(StrategyId strategy) {
        return router.get().resume(strategy);
    }

    @Override
    public boolean skip(StrategyId strategy) {
        return router.get().skip(strategy);
    }

    @Override
    public void prefer(String watcher) {
        router.get().prefer(watcher);
    }
}
