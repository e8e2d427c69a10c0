package chronicle.health;

import chronicle.bus.BusLayout;
import chronicle.router.RouterStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.hc.api.FormattingResultLog;

/** Whether there is room for segments to come. */
final class DiskCheck implements RouterCheck {

    private static final String LITTLE =
            "bus={}: {} are free on the file system, less than {}={}. Writers stop when nothing is"
                    + " left. Find out which reader holds segments back, forget readers that will"
                    + " not come back, or make room";

    @Override
    public void look(RouterStatus router, Limits limits, FormattingResultLog log) {
        // It comes with its first strategy.
        Path there = new BusLayout(router.bus()).nearestExisting();
        try {
            say(router, Files.getFileStore(there).getUsableSpace(), limits, log);
        } catch (IOException e) {
            log.healthCheckError(
                    "bus={}: the space of its file system cannot be found out path={} reason={}."
                            + " See whether it is mounted and readable",
                    router.bus(),
                    there,
                    e);
        }
    }

    private static void say(
            RouterStatus router, long free, Limits limits, FormattingResultLog log) {
        String bytes = FormattingResultLog.bytesHumanReadable(free);
        if (free < limits.diskCritical()) {
            log.critical(LITTLE, router.bus(), bytes, "disk_critical_bytes", limits.diskCritical());
        } else if (free < limits.diskWarn()) {
            log.warn(LITTLE, router.bus(), bytes, "disk_warn_bytes", limits.diskWarn());
        } else {
            log.info("bus={}: {} are free on the file system", router.bus(), bytes);
        }
    }
}
