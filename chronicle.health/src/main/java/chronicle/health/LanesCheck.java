package chronicle.health;

import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.OtherRouter;
import chronicle.router.RouterStatus;
import java.util.List;
import java.util.function.Predicate;
import org.apache.felix.hc.api.FormattingResultLog;

/** Whether strategies are served: not set aside, not blocked, their queues open. */
final class LanesCheck implements RouterCheck {

    /**
     * @param which lanes it is about
     * @param one of one of them, with bus, strategy, since when in milliseconds, reason
     * @param more of those beyond the first few, with bus and number
     */
    private record Trouble(Predicate<LaneStatus> which, String one, String more) {}

    private static final List<Trouble> TROUBLES =
            List.of(
                    new Trouble(
                            lane -> lane.state() == LaneState.QUARANTINED,
                            "bus={}: strategy {} is quarantined, its orders have waited for {}: {}."
                                    + " Mend what the reason names, then resume it; an order that no"
                                    + " handler will ever take can be skipped",
                            "bus={}: {} more strategies are quarantined"),
                    new Trouble(
                            lane -> lane.state() == LaneState.BLOCKED,
                            "bus={}: strategy {} is blocked, its orders have waited for {}: {}. Have"
                                    + " it read its replies, or start it again; where the disk is"
                                    + " full, make room. It goes on by itself",
                            "bus={}: {} more strategies are blocked"),
                    new Trouble(
                            LanesCheck::isTriedAgain,
                            "bus={}: strategy {} cannot be attached, its orders have waited for {}:"
                                    + " {}. Mend what the reason names; it is tried again by itself",
                            "bus={}: {} more strategies cannot be attached"));

    /** What another router holds is said in one line for all. */
    private static boolean isTriedAgain(LaneStatus lane) {
        return lane.state() == LaneState.ATTACHING
                && lane.attachRetries() > 0
                && !lane.reason().startsWith(OtherRouter.HOLDS);
    }

    @Override
    public void look(RouterStatus router, Limits limits, FormattingResultLog log) {
        router.otherRouter()
                .ifPresent(
                        other ->
                                log.warn(
                                        "bus={}: another router serves this bus and has had {} of"
                                                + " its strategies for {}: {}. Stop one of the two",
                                        router.bus(),
                                        other.strategies(),
                                        Since.text(other.sinceEpochNs()),
                                        other.holder()));
        List<LaneStatus> lanes = router.lanes();
        int troubled = 0;
        for (Trouble trouble : TROUBLES) {
            troubled +=
                    LaneWords.say(
                            lanes,
                            trouble.which(),
                            (bus, lane) ->
                                    log.warn(
                                            trouble.one(),
                                            bus,
                                            lane.strategy(),
                                            Since.text(lane.sinceEpochNs()),
                                            lane.reason()),
                            (bus, more) -> log.warn(trouble.more(), bus, more),
                            router);
        }
        if (troubled == 0 && router.otherRouter().isEmpty()) {
            log.info(
                    "bus={}: none of {} strategies is quarantined, blocked or not attached",
                    router.bus(),
                    lanes.size());
        }
    }
}
