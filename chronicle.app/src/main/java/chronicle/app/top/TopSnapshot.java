package chronicle.app.top;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A bus at one moment. Immutable.
 *
 * @param bus its root
 * @param timeMillis when, milliseconds since 1970
 * @param router what the router says, when one is seen
 * @param routerNote why no router is seen, or why what is shown of it is old; empty else
 * @param problems what could not be looked at, a sentence each
 */
record TopSnapshot(
        String bus,
        long timeMillis,
        List<TopLane> lanes,
        Optional<RouterPicture> router,
        String routerNote,
        List<String> problems) {

    TopSnapshot {
        lanes = List.copyOf(lanes);
        problems = List.copyOf(problems);
    }

    /** How many lanes stand where, worst first; states without a lane are left out. */
    Map<TopState, Long> census() {
        return lanes.stream()
                .collect(
                        Collectors.groupingBy(TopLane::state, TreeMap::new, Collectors.counting()));
    }

    /** Orders per second of all lanes of which it is known, -1 when it is of none. */
    long ordersPerSecond() {
        return sum(lanes.stream().mapToLong(TopLane::ordersPerSecond).toArray());
    }

    /** Bytes that wait in all lanes of which it is known, -1 when it is of none. */
    long lagBytes() {
        return sum(lanes.stream().mapToLong(TopLane::lagBytes).toArray());
    }

    private static long sum(long[] numbers) {
        long sum = -1;
        for (long number : numbers) {
            if (number >= 0) {
                sum = Math.max(sum, 0) + number;
            }
        }
        return sum;
    }
}
