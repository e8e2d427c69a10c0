package chronicle.itest.probe;

import chronicle.bus.StrategyId;
import chronicle.router.LaneEvent;
import chronicle.router.RouterListener;
import java.nio.file.Path;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * A listener that says what happens under {@code events}, problems under {@code problems}, and what
 * becomes of lanes under {@code lanes}, as {@code STRATEGY STATE}.
 */
public final class EventProbe implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Topic events = Topic.of(context, "events");
        Topic problems = Topic.of(context, "problems");
        Topic lanes = Topic.of(context, "lanes");
        context.registerService(RouterListener.class, new Listener(events, problems, lanes), null);
    }

    @Override
    public void stop(BundleContext context) {}

    private record Listener(Topic events, Topic problems, Topic lanes) implements RouterListener {
        @Override
        public void routerUp(Path bus, String watcher) {
            events.say("up " + watcher);
        }

        @Override
        public void strategyAdded(StrategyId strategy) {
            events.say("added " + strategy);
        }

        @Override
        public void strategyRemoved(StrategyId strategy) {
            events.say("removed " + strategy);
        }

        @Override
        public void watcherChanged(String watcher) {
            events.say("watcher " + watcher);
        }

        @Override
        public void problem(String what) {
            problems.say(what);
        }

        @Override
        public void laneChanged(LaneEvent event) {
            lanes.say(event.strategy() + " " + event.to());
        }
    }
}
