package chronicle.health;

import chronicle.router.RouterStatus;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.hc.api.HealthCheck;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every check as a service, over the routers that there are. */
@Component(
        service = {},
        immediate = true,
        configurationPid = HealthComponent.PID)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=org.apache.felix.hc.api.HealthCheck",
        uses = HealthCheck.class)
@Designate(ocd = HealthConfiguration.class)
public final class HealthComponent {

    static final String PID = "chronicle.health";

    private static final Logger LOG = LoggerFactory.getLogger(PID);

    private final List<RouterStatus> routers = new CopyOnWriteArrayList<>();
    private final AtomicReference<Limits> limits;
    private final Map<NamedCheck, ServiceRegistration<HealthCheck>> registered = new HashMap<>();

    /**
     * Limits that cannot be used are said in one sentence and the defaults are used.
     *
     * @param properties the configuration as it was written, for messages
     */
    @Activate
    public HealthComponent(
            BundleContext context, HealthConfiguration config, Map<String, Object> properties) {
        limits = new AtomicReference<>(Limits.DEFAULTS);
        take("configuration is refused, all limits are the defaults", config, properties);
        for (NamedCheck check : Checks.ALL) {
            registered.put(
                    check,
                    context.registerService(
                            HealthCheck.class,
                            new RoutersCheck(check, routers, limits::get),
                            properties(check, config)));
        }
    }

    private static Dictionary<String, Object> properties(
            NamedCheck check, HealthConfiguration config) {
        return FrameworkUtil.asDictionary(check.properties(config.hc_tags()));
    }

    /** Limits that cannot be used are refused and those of before stay. */
    @Modified
    void modified(HealthConfiguration config, Map<String, Object> properties) {
        if (take("changed configuration is refused", config, properties)) {
            registered.forEach(
                    (check, service) -> service.setProperties(properties(check, config)));
        }
    }

    private boolean take(
            String refused, HealthConfiguration config, Map<String, Object> properties) {
        try {
            limits.set(Limits.read(config, properties));
            return true;
        } catch (IllegalArgumentException e) {
            LOG.warn("{}: {}", refused, e.getMessage());
            return false;
        }
    }

    @Deactivate
    void deactivate() {
        registered.values().forEach(ServiceRegistration::unregister);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindRouter(RouterStatus router) {
        routers.add(router);
    }

    void unbindRouter(RouterStatus router) {
        routers.remove(router);
    }
}
