package chronicle.webconsole;

import chronicle.router.RouterControl;
import chronicle.router.RouterStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Finds the routers for the other components of this bundle: one service of two types each. */
@Component(service = RoutersComponent.class)
public final class RoutersComponent implements Supplier<Routers> {

    private final Routers routers = new Routers();

    @Override
    public Routers get() {
        return routers;
    }

    @Reference(
            service = RouterStatus.class,
            target = "(objectClass=chronicle.router.RouterControl)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            updated = "updateRouter")
    void bindRouter(RouterStatus status, Map<String, Object> properties) {
        routers.put(
                id(properties),
                new ConsoleRouter(status, (RouterControl) status, new HashMap<>(properties)));
    }

    void updateRouter(RouterStatus status, Map<String, Object> properties) {
        bindRouter(status, properties);
    }

    void unbindRouter(Map<String, Object> properties) {
        routers.remove(id(properties));
    }

    private static long id(Map<String, Object> properties) {
        return (Long) properties.get(Constants.SERVICE_ID);
    }
}
