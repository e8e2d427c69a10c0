package chronicle.itest.probe;

import chronicle.bus.BusLayout;
import chronicle.bus.spi.QueueWatcher;
import chronicle.bus.spi.Watch;
import chronicle.bus.spi.WatchException;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** A watcher that is preferred to all others and never opens. */
public final class BrokenWatcher implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        context.registerService(
                QueueWatcher.class,
                new Watcher(),
                new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 1000)));
    }

    @Override
    public void stop(BundleContext context) {}

    private static final class Watcher implements QueueWatcher {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public int ranking() {
            return 1000;
        }

        @Override
        public Watch open(BusLayout layout) throws WatchException {
            throw new WatchException("cannot work here, by design");
        }
    }
}
