package chronicle.health;

import chronicle.router.RouterStatus;
import java.util.List;
import java.util.function.Supplier;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;

/** One question to every router; its result is the worst of the answers. Any thread. */
final class RoutersCheck implements HealthCheck {

    private final NamedCheck check;
    private final List<RouterStatus> routers;
    private final Supplier<Limits> limits;

    /**
     * @param routers those that there are, may change at any time
     * @param limits as they are now
     */
    RoutersCheck(NamedCheck check, List<RouterStatus> routers, Supplier<Limits> limits) {
        this.check = check;
        this.routers = routers;
        this.limits = limits;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        boolean any = false;
        for (RouterStatus router : routers) {
            any = true;
            check.check().look(router, limits.get(), log);
        }
        if (!any) {
            log.temporarilyUnavailable(
                    "no router runs here: give the factory PID chronicle.router a configuration"
                            + " with the key bus; when there is one, the log says why it is not"
                            + " active");
        }
        return new Result(log);
    }
}
