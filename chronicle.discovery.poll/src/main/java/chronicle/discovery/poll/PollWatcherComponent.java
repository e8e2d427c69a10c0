package chronicle.discovery.poll;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
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
 * {@link PollWatcher} as a service; stopping the bundle closes its watches, a change of the
 * configuration does not.
 */
@Component(service = QueueWatcher.class, configurationPid = PollWatcherComponent.PID)
@ServiceRanking(PollWatcher.RANKING)
@Designate(ocd = PollWatcherComponent.Config.class)
public final class PollWatcherComponent implements QueueWatcher {

    static final String PID = "chronicle.discovery.poll";

    private static final Logger LOG = LoggerFactory.getLogger(PollWatcherComponent.class);

    /** Configuration, PID {@code chronicle.discovery.poll}. */
    @ObjectClassDefinition(
            name = "Chronicle discovery by scanning",
            description =
                    "Learns of strategies that come and go by looking, where nothing better works")
    public @interface Config {

        /** Key {@code interval_ms}: milliseconds between two scans, 1 to 60000. */
        @AttributeDefinition(
                name = "Scan every (ms)",
                required = false,
                min = "1",
                max = "60000",
                description = "Milliseconds between two scans, 1 to 60000")
        int interval__ms() default 500;
    }

    private final PollWatcher watcher = new PollWatcher();

    /**
     * An interval that cannot be used is said in one sentence and the default is used.
     *
     * @param properties the same configuration as it was written, for messages
     */
    @Activate
    public PollWatcherComponent(Config config, Map<String, Object> properties) {
        take("configuration", config, properties);
    }

    /** Open watches go on, at the new interval; one that cannot be used is refused. */
    @Modified
    void modified(Config config, Map<String, Object> properties) {
        if (take("changed configuration", config, properties)) {
            LOG.info("scanning every {} ms", watcher.interval().toMillis());
        }
    }

    private boolean take(String what, Config config, Map<String, Object> properties) {
        try {
            watcher.interval(PollWatcher.INTERVAL.read(PID, config::interval__ms, properties));
            return true;
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "{} is refused, interval_ms stays {}: {}",
                    what,
                    watcher.interval().toMillis(),
                    e.getMessage());
            return false;
        }
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
