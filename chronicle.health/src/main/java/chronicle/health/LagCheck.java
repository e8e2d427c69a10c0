package chronicle.health;

import chronicle.router.LaneStatus;
import chronicle.router.RouterStatus;
import java.util.Comparator;
import java.util.List;
import org.apache.felix.hc.api.FormattingResultLog;

/** Whether orders pile up. */
final class LagCheck implements RouterCheck {

    @Override
    public void look(RouterStatus router, Limits limits, FormattingResultLog log) {
        List<LaneStatus> lanes =
                router.lanes().stream()
                        .sorted(Comparator.comparingLong(LaneStatus::lagBytes).reversed())
                        .toList();
        int behind =
                LaneWords.say(
                        lanes,
                        lane -> lane.lagBytes() > limits.lagWarn(),
                        (bus, lane) -> say(bus, lane, limits, log),
                        (bus, more) -> log.warn("bus={}: {} more strategies are behind", bus, more),
                        router);
        if (behind == 0) {
            log.info("bus={}: no strategy waits with more than the limit", router.bus());
        }
    }

    private static void say(String bus, LaneStatus lane, Limits limits, FormattingResultLog log) {
        boolean critical = lane.lagBytes() > limits.lagCritical();
        String words =
                "bus={}: strategy {} waits with {}, more than {}={}, at {} orders per second and in"
                        + " state {}. Find out what holds it up: the handler, a quarantine, or a"
                        + " strategy that writes faster than handlers take";
        Object[] arguments = {
            bus,
            lane.strategy(),
            FormattingResultLog.bytesHumanReadable(lane.lagBytes()),
            critical ? "lag_critical_bytes" : "lag_warn_bytes",
            critical ? limits.lagCritical() : limits.lagWarn(),
            lane.ordersPerSecond(),
            lane.state()
        };
        if (critical) {
            log.critical(words, arguments);
        } else {
            log.warn(words, arguments);
        }
    }
}
