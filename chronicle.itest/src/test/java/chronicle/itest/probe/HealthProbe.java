package chronicle.itest.probe;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.ResultLog;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Executes every health check when it is asked, and says {@code NAME STATUS MESSAGE} line by line.
 */
public final class HealthProbe implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Supplier<String> health = () -> execute(context);
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("probe", "health"));
        context.registerService(Supplier.class, health, properties);
    }

    @Override
    public void stop(BundleContext context) {}

    private static String execute(BundleContext context) {
        Map<String, String> results = new TreeMap<>();
        try {
            for (ServiceReference<HealthCheck> reference :
                    context.getServiceReferences(HealthCheck.class, "(hc.tags=chronicle)")) {
                String name = String.valueOf(reference.getProperty(HealthCheck.NAME));
                StringBuilder lines = new StringBuilder();
                for (ResultLog.Entry entry : context.getService(reference).execute()) {
                    lines.append(name + " " + entry.getStatus() + " " + entry.getMessage() + "\n");
                }
                results.put(name, lines.toString());
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("tags are not asked for like this", e);
        }
        return String.join("", results.values());
    }
}
