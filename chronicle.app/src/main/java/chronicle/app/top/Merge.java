package chronicle.app.top;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lanes of the files and of the router as one list. Pure. */
final class Merge {

    private Merge() {}

    /**
     * What the router knows counts; numbers that it does not know come from the files. Rates do
     * where files have them: they are of the last interval, the router's of a longer time.
     */
    static List<TopLane> lanes(List<TopLane> files, Optional<RouterPicture> router) {
        if (router.isEmpty()) {
            return files;
        }
        Map<String, TopLane> left = new TreeMap<>();
        router.get().lanes().forEach(lane -> left.put(lane.name(), lane));
        List<TopLane> all = new ArrayList<>();
        for (TopLane file : files) {
            TopLane told = left.remove(file.name());
            all.add(told == null ? file : both(told, file));
        }
        all.addAll(left.values());
        return all;
    }

    private static TopLane both(TopLane told, TopLane file) {
        return new TopLane(
                told.name(),
                told.state(),
                told.reason(),
                told.sinceMillis(),
                known(file.ordersPerSecond(), told.ordersPerSecond()),
                known(told.lagBytes(), file.lagBytes()),
                told.orders(),
                told.replies(),
                told.droppedReplies(),
                told.deadLetters());
    }

    private static long known(long number, long other) {
        return number >= 0 ? number : other;
    }
}
