package chronicle.prometheus;

import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.RouterStatus;
import java.util.Comparator;
import java.util.List;

/**
 * What one look at a router saw.
 *
 * @param router who
 * @param discovery how it finds strategies
 * @param lanes all of its lanes
 * @param worst those of them that are shown one by one
 */
record RouterSample(
        RouterStatus router,
        DiscoveryHealth discovery,
        List<LaneStatus> lanes,
        List<LaneStatus> worst) {

    /** What does not flow first, then who is furthest behind, then who has most to do. */
    private static final Comparator<LaneStatus> WORST_FIRST =
            Comparator.comparing((LaneStatus lane) -> flows(lane.state()))
                    .thenComparing(LaneStatus::lagBytes, Comparator.reverseOrder())
                    .thenComparing(LaneStatus::ordersPerSecond, Comparator.reverseOrder())
                    .thenComparing(LaneStatus::strategy);

    static RouterSample of(RouterStatus router, int shown) {
        List<LaneStatus> lanes = router.lanes();
        List<LaneStatus> worst = lanes.stream().sorted(WORST_FIRST).limit(shown).toList();
        return new RouterSample(router, router.discovery(), lanes, worst);
    }

    private static boolean flows(LaneState state) {
        return state == LaneState.LIVE || state == LaneState.DRAINING;
    }

    String bus() {
        return router.bus().toString();
    }
}
