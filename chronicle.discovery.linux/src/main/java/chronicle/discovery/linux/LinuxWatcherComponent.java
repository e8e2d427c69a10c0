package chronicle.discovery.linux;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import java.time.Duration;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link InotifyWatcher} as a service; stopping the bundle closes its watches, a change of the
 * configuration does not.
 */
@Component(service = QueueWatcher.class, configurationPid = LinuxWatcherComponent.PID)
@ServiceRanking(InotifyWatcher.RANKING)
@Designate(ocd = LinuxWatcherComponent.Config.class)
public final class LinuxWatcherComponent implements QueueWatcher {

    static final String PID = "chronicle.discovery.linux";

    private static final Logger LOG = LoggerFactory.getLogger(LinuxWatcherComponent.class);

    /** Configuration, PID {@code chronicle.discovery.linux}. */
    @ObjectClassDefinition(
            name = "Chronicle discovery by inotify",
            description = "Learns of strategies that come and go by events of the Linux kernel")
    public @interface Config {

        /**
         * Key {@code retry_interval_ms}: milliseconds between two looks at what cannot be watched,
         * 10 to 5000.
         */
        @AttributeDefinition(
                name = "Look at what cannot be watched every (ms)",
                required = false,
                min = "10",
                max = "5000",
                description =
                        "Milliseconds between two looks at what cannot be watched, 10 to 5000")
        int retry__interval__ms() default 500;
    }

    private final InotifyWatcher watcher = new InotifyWatcher();

    /**
     * An interval that cannot be used is said in one sentence and the default is used.
     *
     * @param properties the same configuration as it was written, for messages
     */
    @Activate
    public LinuxWatcherComponent(Config config, Map<String, Object> properties) {
        take("configuration", config, properties);
    }

    /** Open watches go on, at the new interval; one that cannot be used is refused. */
    @Modified
    void modified(Config config, Map<String, Object> properties) {
        if (take("changed configuration", config, properties)) {
            LOG.info("what cannot be watched is looked at every {} ms", retryInterval().toMillis());
        }
    }

    private boolean take(String what, Config config, Map<String, Object> properties) {
        try {
            watcher.retryInterval(
                    InotifyWatcher.RETRY_INTERVAL.read(
                            PID, config::retry__interval__ms, properties));
            return true;
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "{} is refused, retry_interval_ms stays {}: {}",
                    what,
                    retryInterval().toMillis(),
                    e.getMessage());
            return false;
        }
    }

    Duration retryInterval() {
        return watcher.retryInterval();
    }

    @Deactivate
    void deactivate() {
        watcher.close();
    }

    @Override
    public String name() {
        return watcher.name();
    }

    @Override
    public int ranking() {
        return watcher.ranking();
    }

    @Override
    public Watch open(BusLayout layout) throws WatchException {
        return watcher.open(layout);
    }
}
