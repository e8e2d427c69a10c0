package chronicle.itest.probe;

import java.util.function.Supplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Says why components did not activate, as a service {@code Supplier<String>}. */
public final class ComponentProbe implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Supplier<String> failures = () -> failures(context);
        context.registerService(Supplier.class, failures, null);
    }

    @Override
    public void stop(BundleContext context) {}

    private static String failures(BundleContext context) {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime runtime = context.getService(reference);
        StringBuilder all = new StringBuilder();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO made :
                    runtime.getComponentConfigurationDTOs(component)) {
                if (made.failure != null) {
                    all.append(made.failure).append('\n');
                }
            }
        }
        return all.toString();
    }
}
