package chronicle.itest.probe;

import chronicle.router.RouterControl;
import chronicle.router.RouterStatus;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * An operator of the one router: as a service under {@code topic=prefer}, takes the name of the
 * watcher to prefer, and says the watchers as they are tried, or why not.
 */
public final class PreferProbe implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        UnaryOperator<String> operator = watcher -> prefer(context, watcher);
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("topic", "prefer"));
        context.registerService(UnaryOperator.class, operator, properties);
    }

    private static String prefer(BundleContext context, String watcher) {
        ServiceReference<RouterControl> control = context.getServiceReference(RouterControl.class);
        ServiceReference<RouterStatus> status = context.getServiceReference(RouterStatus.class);
        try {
            context.getService(control).prefer(watcher);
            return String.join(" ", context.getService(status).watchers());
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        } finally {
            context.ungetService(control);
            context.ungetService(status);
        }
    }

    @Override
    public void stop(BundleContext context) {}
}
