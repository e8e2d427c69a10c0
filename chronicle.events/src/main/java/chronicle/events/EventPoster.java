package chronicle.events;

import chronicle.bus.StrategyId;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import chronicle.router.RouterListener;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.service.event.Event;

/**
 * Makes events of what routers tell. Each router speaks on a thread of its own, one call after the
 * other; nothing here waits, as long as whoever posts does not.
 */
final class EventPoster implements RouterListener {

    /** A lane that comes from one of these is served again. */
    private static final Set<LaneState> AWAY =
            EnumSet.of(LaneState.QUARANTINED, LaneState.STALE, LaneState.BLOCKED);

    private final Consumer<Event> post;
    private final Map<Path, RouterListener> byBus = new ConcurrentHashMap<>();

    /**
     * @param post must return at once
     */
    EventPoster(Consumer<Event> post) {
        this.post = post;
    }

    @Override
    public void hear(Path bus, Consumer<RouterListener> news) {
        news.accept(byBus.computeIfAbsent(bus, OfRouter::new));
    }

    /** One router's news. */
    private final class OfRouter implements RouterListener {

        private final String bus;

        /** Lanes that were set aside and are being opened again. */
        private final Set<StrategyId> returning = new HashSet<>();

        OfRouter(Path bus) {
            this.bus = bus.toString();
        }

        @Override
        public void routerUp(Path root, String watcher) {
            say(RouterTopics.UP, Map.of(RouterTopics.WATCHER, watcher));
        }

        @Override
        public void strategyAdded(StrategyId strategy) {
            say(RouterTopics.ADDED, Map.of(RouterTopics.STRATEGY, strategy.name()));
        }

        @Override
        public void strategyRemoved(StrategyId strategy) {
            say(RouterTopics.REMOVED, Map.of(RouterTopics.STRATEGY, strategy.name()));
        }

        @Override
        public void watcherChanged(String watcher) {
            say(RouterTopics.WATCHER_SWAPPED, Map.of(RouterTopics.WATCHER, watcher));
        }

        @Override
        public void problem(String what) {
            say(RouterTopics.PROBLEM, Map.of(RouterTopics.MESSAGE, what));
        }

        @Override
        public void laneChanged(LaneEvent event) {
            switch (event.to()) {
                case QUARANTINED -> {
                    returning.remove(event.strategy());
                    lane(RouterTopics.QUARANTINED, event);
                }
                case STALE -> lane(RouterTopics.STALE, event);
                case BLOCKED -> lane(RouterTopics.BLOCKED, event);
                case DRAINING -> lane(RouterTopics.DRAINING, event);
                case LIVE -> live(event);
                case ATTACHING -> {
                    if (event.from() == LaneState.QUARANTINED) {
                        returning.add(event.strategy());
                    }
                }
                case DETACHED -> returning.remove(event.strategy());
            }
        }

        private void live(LaneEvent event) {
            if (returning.remove(event.strategy()) || AWAY.contains(event.from())) {
                lane(RouterTopics.RESUMED, event);
            }
        }

        private void lane(String topic, LaneEvent event) {
            say(
                    topic,
                    Map.of(
                            RouterTopics.STRATEGY, event.strategy().name(),
                            RouterTopics.FROM, event.from().name(),
                            RouterTopics.STATE, event.to().name(),
                            RouterTopics.REASON, event.reason()));
        }

        private void say(String topic, Map<String, String> what) {
            Map<String, Object> properties = new ConcurrentHashMap<>(what);
            properties.put(RouterTopics.BUS, bus);
            properties.put("timestamp", System.currentTimeMillis());
            post.accept(new Event(topic, properties));
        }
    }
}
