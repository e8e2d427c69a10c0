package chronicle.webconsole;

import chronicle.router.RouterControl;
import chronicle.router.RouterStatus;
import java.util.Map;

/**
 * One router of the container.
 *
 * @param status how it stands
 * @param control takes commands; the same service
 * @param settings properties of that service, which are the router's configuration and what the
 *     container adds
 */
record ConsoleRouter(RouterStatus status, RouterControl control, Map<String, Object> settings) {

    /** The bus's root as text, by which pages name a router. */
    String bus() {
        return status.bus().toString();
    }
}
