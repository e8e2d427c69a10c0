package chronicle.metrics.jmx;

import chronicle.bus.discovery.DiscoveryHealth.State;
import chronicle.metrics.LaneChange;
import chronicle.metrics.LaneMetrics;
import chronicle.metrics.LatencyMetrics;
import chronicle.metrics.RouterMXBean;
import chronicle.router.HandlerStall;
import chronicle.router.RouterStatus;
import java.util.List;

/** A view of a router's status. Any thread. */
public record RouterBean(RouterStatus status) implements RouterMXBean {

    @Override
    public String getBus() {
        return status.bus().toString();
    }

    @Override
    public String getWatcher() {
        return status.watcher();
    }

    @Override
    public String getPreferredWatcher() {
        return status.preferredWatcher();
    }

    @Override
    public String getDiscovery() {
        return status.discovery().state().name();
    }

    @Override
    public boolean isDegraded() {
        State state = status.discovery().state();
        return state == State.DEGRADED || state == State.BLIND;
    }

    @Override
    public String getDegradedReason() {
        return status.discovery().reason();
    }

    @Override
    public long getWatcherLatencyMillis() {
        return status.discovery().state() == State.EVENTS ? 0 : -1;
    }

    @Override
    public int getHandlers() {
        return status.handlers();
    }

    @Override
    public long getOrders() {
        return status.orders();
    }

    @Override
    public long getReplies() {
        return status.replies();
    }

    @Override
    public long getProblems() {
        return status.problems();
    }

    @Override
    public String getStalledHandler() {
        return status.stall().map(RouterBean::words).orElse("");
    }

    private static String words(HandlerStall stall) {
        return stall.handler() + " strategy=" + stall.strategy() + " seq=" + stall.seq();
    }

    @Override
    public String getOtherRouter() {
        return status.otherRouter()
                .map(other -> other.holder() + " strategies=" + other.strategies())
                .orElse("");
    }

    @Override
    public List<LaneMetrics> getLanes() {
        return status.lanes().stream().<LaneMetrics>map(LaneView::new).toList();
    }

    @Override
    public List<LaneChange> getEvents() {
        return status.events().stream().<LaneChange>map(ChangeView::new).toList();
    }

    @Override
    public LatencyMetrics getOrderLatency() {
        return new LatencyView(status.orderLatency());
    }

    @Override
    public LatencyMetrics getDiscoveryLatency() {
        return new LatencyView(status.discoveryLatency());
    }
}
