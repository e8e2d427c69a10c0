package chronicle.metrics.jmx;

import chronicle.metrics.LaneChange;
import chronicle.router.LaneEvent;
import java.util.concurrent.TimeUnit;

/** A lane's event, with the getters that JMX asks for. */
record ChangeView(LaneEvent event) implements LaneChange {

    @Override
    public long getTimeMillis() {
        return TimeUnit.NANOSECONDS.toMillis(event.epochNs());
    }

    @Override
    public String getStrategy() {
        return event.strategy().name();
    }

    @Override
    public String getFrom() {
        return event.from().name();
    }

    @Override
    public String getState() {
        return event.to().name();
    }

    @Override
    public String getReason() {
        return event.reason();
    }
}
