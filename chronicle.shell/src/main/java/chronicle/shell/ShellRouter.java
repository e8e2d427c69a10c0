package chronicle.shell;

import chronicle.router.RouterControl;
import chronicle.router.RouterStatus;

/**
 * A router of this container.
 *
 * @param status how it stands
 * @param control what may be asked of it
 */
record ShellRouter(RouterStatus status, RouterControl control) {

    String bus() {
        return status.bus().toString();
    }
}
