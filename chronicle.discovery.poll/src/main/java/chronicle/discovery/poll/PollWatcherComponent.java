package chronicle.discovery.poll;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@link PollWatcher} as a service; stopping the bundle closes its watches. */
@Component(service = QueueWatcher.class, configurationPid = PollWatcherComponent.PID)
@ServiceRanking(PollWatcher.RANKING)
@Designate(ocd = PollWatcherComponent.Config.class)
public final class PollWatcherComponent implements QueueWatcher {

    static final String PID = "chronicle.discovery.poll";

    /** Configuration, PID {@code chronicle.discovery.poll}. */
    @ObjectClassDefinition(name = "Chronicle discovery by scanning")
    public @interface Config {

        /** Key {@code interval_ms}: milliseconds between two scans, 1 to 60000. */
        @AttributeDefinition(description = "Milliseconds between two scans, 1 to 60000")
        int interval__ms() default 500;
    }

    private final PollWatcher watcher;

    /**
     * @throws IllegalArgumentException for an interval that is no number or out of range: the
     *     component stays inactive
     */
    @Activate
    public PollWatcherComponent(Config config) {
        watcher = new PollWatcher(interval(config));
    }

    private static Duration interval(Config config) {
        try {
            return Duration.ofMillis(config.interval__ms());
        } catch (RuntimeException e) {
            // The container converts when asked, and says only what it could not convert.
            throw new IllegalArgumentException(
                    PID + " cannot use interval_ms, valid is 1 to 60000 milliseconds", e);
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
