package chronicle.health;

import chronicle.router.LaneStatus;
import chronicle.router.RouterStatus;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Says something of some lanes: of the first few one by one, of the rest how many they are. */
final class LaneWords {

    /** A thousand lines help nobody. */
    private static final int NAMED = 10;

    private LaneWords() {}

    /**
     * @param each is told of a lane
     * @param rest is told how many more there are, when there are
     * @return how many there are
     */
    static int say(
            List<LaneStatus> lanes,
            Predicate<LaneStatus> which,
            BiConsumer<String, LaneStatus> each,
            BiConsumer<String, Integer> rest,
            RouterStatus router) {
        List<LaneStatus> found = lanes.stream().filter(which).toList();
        String bus = router.bus().toString();
        found.stream().limit(NAMED).forEach(lane -> each.accept(bus, lane));
        if (found.size() > NAMED) {
            rest.accept(bus, found.size() - NAMED);
        }
        return found.size();
    }
}
