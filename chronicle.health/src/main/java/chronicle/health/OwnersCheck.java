package chronicle.health;

import chronicle.router.LaneState;
import chronicle.router.RouterStatus;
import org.apache.felix.hc.api.FormattingResultLog;

/** Whether the process of a strategy died and left its LEASE behind. */
final class OwnersCheck implements RouterCheck {

    @Override
    public void look(RouterStatus router, Limits limits, FormattingResultLog log) {
        int stale =
                LaneWords.say(
                        router.lanes(),
                        lane -> lane.state() == LaneState.STALE,
                        (bus, lane) ->
                                log.warn(
                                        "bus={}: the process of strategy {} died without saying"
                                                + " goodbye: {}. Start it again, or take"
                                                + " orders/queue/{}/orders_out/READY away if it is"
                                                + " not to come back",
                                        bus,
                                        lane.strategy(),
                                        lane.reason(),
                                        lane.strategy()),
                        (bus, more) -> log.warn("bus={}: {} more processes died", bus, more),
                        router);
        if (stale == 0) {
            log.info("bus={}: no LEASE is stale", router.bus());
        }
    }
}
