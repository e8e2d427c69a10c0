package chronicle.health;

import chronicle.router.LaneState;
import chronicle.router.LaneStatus;
import chronicle.router.RouterStatus;
import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;

/** Whether a strategy is set aside. */
final class LanesCheck implements RouterCheck {

    @Override
    public void look(RouterStatus router, Limits limits, FormattingResultLog log) {
        List<LaneStatus> lanes = router.lanes();
        int quarantined =
                LaneWords.say(
                        lanes,
                        lane -> lane.state() == LaneState.QUARANTINED,
                        (bus, lane) ->
                                log.warn(
                                        "bus={}: strategy {} is quarantined, its orders wait: {}."
                                                + " Mend what the reason names, then resume it; an"
                                                + " order that no handler will ever take can be"
                                                + " skipped",
                                        bus,
                                        lane.strategy(),
                                        lane.reason()),
                        (bus, more) ->
                                log.warn("bus={}: {} more strategies are quarantined", bus, more),
                        router);
        if (quarantined == 0) {
            log.info("bus={}: none of {} strategies is quarantined", router.bus(), lanes.size());
        }
    }
}
