package chronicle.health;

import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.router.RouterStatus;
import org.apache.felix.hc.api.FormattingResultLog;

/** Whether the watcher in use tells of changes as soon as it could, and whether there is one. */
final class WatcherCheck implements RouterCheck {

    @Override
    public void look(RouterStatus router, Limits limits, FormattingResultLog log) {
        DiscoveryHealth health = router.discovery();
        switch (health.state()) {
            case EVENTS ->
                    log.info(
                            "bus={}: watcher {} tells of changes at once",
                            router.bus(),
                            health.watcher());
            case SCANNING -> log.info("bus={}: watcher {} scans", router.bus(), health.watcher());
            case DEGRADED ->
                    log.warn(
                            "bus={}: watcher {} scans since {}, changes are found late: {}. Mend"
                                    + " what the reason names; it comes back by itself",
                            router.bus(),
                            health.watcher(),
                            health.since(),
                            health.reason());
            case BLIND ->
                    log.critical(
                            "bus={}: there is no watcher since {}, strategies are found by the"
                                    + " rescan only: {}. Start a bundle with one, such as"
                                    + " chronicle.discovery.linux, chronicle.discovery.jdk or"
                                    + " chronicle.discovery.poll; the log says why one that runs"
                                    + " cannot be used",
                            router.bus(),
                            health.since(),
                            health.reason());
        }
    }
}
