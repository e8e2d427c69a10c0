package chronicle.app.launch;

import java.io.IOException;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;

/**
 * Waits until the container has done what configurations ask for. Components are activated by one
 * thread of the ConfigurationAdmin, one event after the other; a bundle that is stopped under that
 * has it print stack traces. So an event of our own goes behind those that are there.
 */
final class Settling {

    private static final String PID = "chronicle.app.settled";

    private Settling() {}

    /**
     * @param context the framework's own
     * @return false when it took longer
     */
    static boolean await(BundleContext context, Duration atMost)
            throws IOException, InterruptedException {
        ServiceReference<ConfigurationAdmin> reference =
                context.getServiceReference(ConfigurationAdmin.class);
        if (reference == null) {
            return true;
        }
        CountDownLatch heard = new CountDownLatch(1);
        ConfigurationListener listener =
                event -> {
                    if (PID.equals(event.getPid())) {
                        heard.countDown();
                    }
                };
        ServiceRegistration<ConfigurationListener> registration =
                context.registerService(ConfigurationListener.class, listener, null);
        try {
            Configuration own = context.getService(reference).getConfiguration(PID, "?");
            own.update(new Hashtable<>(Map.of()));
            own.delete();
            return heard.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            registration.unregister();
            context.ungetService(reference);
        }
    }
}
