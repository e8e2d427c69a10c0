package chronicle.health;

import chronicle.router.HandlerStall;
import chronicle.router.RouterStatus;
import java.util.Optional;
import org.apache.felix.hc.api.FormattingResultLog;

/** Whether somebody takes orders, and returns. */
final class HandlersCheck implements RouterCheck {

    @Override
    public void look(RouterStatus router, Limits limits, FormattingResultLog log) {
        Optional<HandlerStall> stall = router.stall();
        if (stall.isPresent()) {
            HandlerStall at = stall.get();
            log.critical(
                    "bus={}: handler {} has not returned for {} from the order strategy={} seq={},"
                            + " and all strategies wait. The log has its stack; mend it, or stop"
                            + " its bundle",
                    router.bus(),
                    at.handler(),
                    Since.text(at.sinceEpochNs()),
                    at.strategy(),
                    at.seq());
        } else if (router.handlers() == 0) {
            log.critical(
                    "bus={}: no handler takes orders, they wait. Start a bundle that registers an"
                            + " OrderHandler",
                    router.bus());
        } else {
            log.info("bus={}: handlers that take orders: {}", router.bus(), router.handlers());
        }
    }
}
