package chronicle.itest.probe;

import chronicle.bus.handler.OrderHandler;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A handler that refuses every order and has its strategy quarantined at the first. */
public final class RefusingProbe implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        OrderHandler refusing =
                (order, reply) -> {
                    throw new IllegalArgumentException("not this one");
                };
        Dictionary<String, Object> properties =
                new Hashtable<>(Map.of("handler_failure", "retry", "handler_retries", 0));
        context.registerService(OrderHandler.class, refusing, properties);
    }

    @Override
    public void stop(BundleContext context) {}
}
