package chronicle.itest.probe;

import chronicle.bus.StrategyId;
import chronicle.router.RouterControl;
import java.util.Collection;
import java.util.function.Consumer;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** An operator: has {@code alpha} set aside by every router as long as it is started. */
public final class ControlProbe implements BundleActivator {

    private static final StrategyId ALPHA = new StrategyId("alpha");

    @Override
    public void start(BundleContext context) throws InvalidSyntaxException {
        eachRouter(context, control -> control.quarantine(ALPHA, "the probe is started"));
    }

    @Override
    public void stop(BundleContext context) throws InvalidSyntaxException {
        eachRouter(context, control -> control.resume(ALPHA));
    }

    private static void eachRouter(BundleContext context, Consumer<RouterControl> command)
            throws InvalidSyntaxException {
        Collection<ServiceReference<RouterControl>> routers =
                context.getServiceReferences(RouterControl.class, null);
        for (ServiceReference<RouterControl> router : routers) {
            command.accept(context.getService(router));
            context.ungetService(router);
        }
    }
}
