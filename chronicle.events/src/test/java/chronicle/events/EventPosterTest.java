package chronicle.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bus.StrategyId;
import chronicle.router.LaneEvent;
import chronicle.router.LaneState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;

/** Which events come of what a router tells. */
final class EventPosterTest {

    private static final Path BUS = Path.of("/bus");
    private static final StrategyId ALPHA = new StrategyId("alpha");

    private final List<Event> events = new ArrayList<>();
    private final EventPoster poster = new EventPoster(events::add);

    @Test
    void whatHappensHasItsTopicAndProperties() {
        long before = System.currentTimeMillis();
        poster.hear(BUS, listener -> listener.routerUp(BUS, "inotify"));
        poster.hear(BUS, listener -> listener.strategyAdded(ALPHA));
        poster.hear(BUS, listener -> listener.watcherChanged("poll"));
        poster.hear(BUS, listener -> listener.problem("something is odd path=/x"));
        poster.hear(BUS, listener -> listener.strategyRemoved(ALPHA));
        assertEquals(
                List.of(
                        "chronicle/router/UP bus=/bus watcher=inotify",
                        "chronicle/router/ADDED bus=/bus strategy=alpha",
                        "chronicle/router/WATCHER_SWAPPED bus=/bus watcher=poll",
                        "chronicle/router/PROBLEM bus=/bus message=something is odd path=/x",
                        "chronicle/router/REMOVED bus=/bus strategy=alpha"),
                events.stream().map(EventPosterTest::words).toList());
        for (Event event : events) {
            assertTrue((long) event.getProperty("timestamp") >= before);
        }
    }

    @Test
    void laneThatIsSetAsideAndComesBackIsQuarantinedAndResumed() {
        lane(LaneState.ATTACHING, LaneState.LIVE);
        lane(LaneState.LIVE, LaneState.QUARANTINED);
        lane(LaneState.QUARANTINED, LaneState.ATTACHING);
        lane(LaneState.ATTACHING, LaneState.LIVE);
        lane(LaneState.LIVE, LaneState.DRAINING);
        lane(LaneState.DRAINING, LaneState.DETACHED);
        assertEquals(List.of("QUARANTINED", "RESUMED", "DRAINING"), topics());
        assertEquals(
                "chronicle/router/QUARANTINED bus=/bus from=LIVE reason=because state=QUARANTINED"
                        + " strategy=alpha",
                words(events.get(0)));
    }

    @Test
    void laneWithoutRoomForRepliesIsBlockedAndResumedWhenThereIsSome() {
        lane(LaneState.LIVE, LaneState.BLOCKED);
        lane(LaneState.BLOCKED, LaneState.LIVE);
        assertEquals(List.of("BLOCKED", "RESUMED"), topics());
    }

    @Test
    void laneOfADeadOwnerIsStaleAndResumedWhenItLives() {
        lane(LaneState.LIVE, LaneState.STALE);
        lane(LaneState.STALE, LaneState.LIVE);
        assertEquals(List.of("STALE", "RESUMED"), topics());
    }

    @Test
    void laneThatIsTriedAgainAndFailsAgainIsNotResumed() {
        lane(LaneState.LIVE, LaneState.QUARANTINED);
        lane(LaneState.QUARANTINED, LaneState.ATTACHING);
        lane(LaneState.ATTACHING, LaneState.QUARANTINED);
        lane(LaneState.QUARANTINED, LaneState.DETACHED);
        lane(LaneState.DETACHED, LaneState.ATTACHING);
        lane(LaneState.ATTACHING, LaneState.LIVE);
        assertEquals(List.of("QUARANTINED", "QUARANTINED"), topics());
    }

    @Test
    void routersAreToldApart() {
        Path other = Path.of("/other");
        lane(LaneState.QUARANTINED, LaneState.ATTACHING);
        poster.hear(
                other,
                listener ->
                        listener.laneChanged(event(LaneState.ATTACHING, LaneState.LIVE, ALPHA)));
        assertEquals(List.of(), topics());
        poster.hear(other, listener -> listener.strategyAdded(ALPHA));
        assertEquals("/other", events.get(0).getProperty(RouterTopics.BUS));
    }

    private void lane(LaneState from, LaneState to) {
        poster.hear(BUS, listener -> listener.laneChanged(event(from, to, ALPHA)));
    }

    private static LaneEvent event(LaneState from, LaneState to, StrategyId strategy) {
        return new LaneEvent(strategy, from, to, "because", 1);
    }

    private List<String> topics() {
        return events.stream()
                .map(event -> event.getTopic().substring(RouterTopics.ROOT.length()))
                .toList();
    }

    private static String words(Event event) {
        StringBuilder words = new StringBuilder(event.getTopic());
        Arrays.stream(event.getPropertyNames())
                .sorted()
                .filter(name -> !name.equals("timestamp") && !name.equals("event.topics"))
                .forEach(name -> words.append(" " + name + "=" + event.getProperty(name)));
        return words.toString();
    }
}
