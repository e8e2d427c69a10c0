package chronicle.health;

import chronicle.router.RouterStatus;
import org.apache.felix.hc.api.FormattingResultLog;

/** One question to a router. Stateless; any thread. */
@FunctionalInterface
interface RouterCheck {

    /** Says how things stand, and of what is wrong what to do. */
    void look(RouterStatus router, Limits limits, FormattingResultLog log);
}
