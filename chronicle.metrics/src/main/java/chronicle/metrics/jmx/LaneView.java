package chronicle.metrics.jmx;

import chronicle.metrics.LaneMetrics;
import chronicle.router.LaneStatus;
import java.util.concurrent.TimeUnit;

/** A lane's status, with the getters that JMX asks for. */
record LaneView(LaneStatus lane) implements LaneMetrics {

    @Override
    public String getName() {
        return lane.strategy().name();
    }

    @Override
    public String getState() {
        return lane.state().name();
    }

    @Override
    public String getReason() {
        return lane.reason();
    }

    @Override
    public long getSinceMillis() {
        return TimeUnit.NANOSECONDS.toMillis(lane.sinceEpochNs());
    }

    @Override
    public long getOrders() {
        return lane.orders();
    }

    @Override
    public long getReplies() {
        return lane.replies();
    }

    @Override
    public long getDroppedReplies() {
        return lane.droppedReplies();
    }

    @Override
    public long getDeadLetters() {
        return lane.deadLetters();
    }

    @Override
    public long getLagBytes() {
        return lane.lagBytes();
    }

    @Override
    public long getOrdersPerSecond() {
        return lane.ordersPerSecond();
    }
}
