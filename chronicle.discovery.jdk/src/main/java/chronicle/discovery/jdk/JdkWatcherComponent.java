package chronicle.discovery.jdk;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** {@link JdkWatcher} as a service; stopping the bundle closes its watches. */
@Component(service = QueueWatcher.class)
@ServiceRanking(JdkWatcher.RANKING)
public final class JdkWatcherComponent implements QueueWatcher {

    private final JdkWatcher watcher = new JdkWatcher();

    @Activate
    public JdkWatcherComponent() {}

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
