package chronicle.metrics.jmx;

import chronicle.router.RouterStatus;
import java.lang.management.ManagementFactory;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@link RouterBeans} of every router of the container, with the platform's MBean server. */
@Component(
        service = {},
        immediate = true)
public final class RouterBeansComponent {

    private final RouterBeans beans = new RouterBeans(ManagementFactory.getPlatformMBeanServer());

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            updated = "updateRouter")
    void bindRouter(RouterStatus router) {
        beans.add(router);
    }

    void updateRouter(RouterStatus router) {
        beans.add(router);
    }

    void unbindRouter(RouterStatus router) {
        beans.remove(router);
    }
}
