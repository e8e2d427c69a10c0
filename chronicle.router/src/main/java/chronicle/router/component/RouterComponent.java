package chronicle.router.component;

import chronicle.bus.handler.OrderHandler;
import chronicle.bus.spi.QueueWatcher;
import chronicle.core.Queues;
import chronicle.router.RouterControl;
import chronicle.router.RouterListener;
import chronicle.router.RouterStatus;
import chronicle.router.engine.ConsoleReporter;
import chronicle.router.engine.HandlerWish;
import chronicle.router.engine.Router;
import chronicle.router.engine.RouterServices;
import chronicle.router.engine.RouterSettings;
import chronicle.router.engine.WishingHandler;
import java.time.Duration;
import java.util.Map;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A router per configuration. Watchers, handlers and listeners come and go without it: each of them
 * may be missing. Only a configuration that names another bus, reader, segment size or lease makes
 * the router anew, and the component stays active even then.
 *
 * <p>{@link RouterStatus} and {@link RouterControl} are registered by hand: the container would
 * announce declared services before it has tried to activate the component, and leave them there
 * when that failed.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = RouterComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=chronicle.router.RouterStatus",
        uses = RouterStatus.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=chronicle.router.RouterControl",
        uses = RouterControl.class)
@Designate(ocd = RouterConfiguration.class, factory = true)
public final class RouterComponent {

    static final String PID = "chronicle.router";

    private static final Logger LOG = LoggerFactory.getLogger(PID);

    /** How long a service that goes is waited for, so that its bundle finds it out of use. */
    private static final Duration LETTING_GO = Duration.ofSeconds(5);

    private final BundleContext context;
    private final Queues queues;
    private final RouterServices services = RouterServices.empty();
    private final ConsoleReporter console;
    private RouterSettings settings;
    private ServiceRegistration<?> registered;

    /**
     * Null until there is a configuration that can be used: what is bound before that is found when
     * the router starts.
     */
    private volatile Router router;

    @Activate
    public RouterComponent(
            @Reference Queues queues, BundleContext context, RouterConfiguration config) {
        this.context = context;
        this.queues = queues;
        this.console = new ConsoleReporter(System.out, config.console());
    }

    /**
     * Without a configuration that can be used the component is active and has no router. If this
     * failed, the container would log its own stack trace, and would not try again when the
     * configuration is mended: it takes the component for one that needs no more than to be told.
     */
    @Activate
    synchronized void activate(RouterConfiguration config, Map<String, Object> properties) {
        tellUnknown(properties);
        try {
            settings = SettingsReader.read(config, properties);
        } catch (IllegalArgumentException e) {
            LOG.warn("the router does not start: {}", e.getMessage());
            return;
        }
        console.enabled(config.console());
        makeRouter();
        // Before it starts: whoever is told that it is up finds its services.
        registered =
                context.registerService(
                        new String[] {RouterStatus.class.getName(), RouterControl.class.getName()},
                        new RouterService(() -> router),
                        FrameworkUtil.asDictionary(properties));
        router.start();
    }

    private static void tellUnknown(Map<String, Object> properties) {
        for (String key : SettingsReader.unknownKeys(properties)) {
            LOG.warn("no setting of a router has this name, it does nothing: {}", key);
        }
    }

    /** Known before it starts, so that no change of a service falls between. */
    private void makeRouter() {
        router = new Router(settings, queues, services, console);
    }

    /** A configuration that cannot be used is refused and the router goes on under the old one. */
    @Modified
    synchronized void modified(RouterConfiguration config, Map<String, Object> properties) {
        if (router == null) {
            activate(config, properties);
            return;
        }
        tellUnknown(properties);
        try {
            settings = SettingsReader.read(config, properties);
        } catch (IllegalArgumentException e) {
            router.problem("changed configuration is refused: " + e.getMessage());
            return;
        }
        console.enabled(config.console());
        if (!router.reconfigure(settings)) {
            router.stop();
            makeRouter();
            router.start();
        }
        registered.setProperties(FrameworkUtil.asDictionary(properties));
    }

    @Deactivate
    synchronized void deactivate() {
        if (router != null) {
            registered.unregister();
            router.stop();
        }
    }

    @Reference(
            service = QueueWatcher.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            updated = "updateWatcher")
    void bindWatcher(ServiceReference<QueueWatcher> rank, QueueWatcher watcher) {
        services.watchers().put(rank, watcher);
        Router current = router;
        if (current != null) {
            current.watchersChanged();
        }
    }

    void updateWatcher(ServiceReference<QueueWatcher> rank, QueueWatcher watcher) {
        bindWatcher(rank, watcher);
    }

    void unbindWatcher(ServiceReference<QueueWatcher> rank) {
        services.watchers().remove(rank);
        Router current = router;
        if (current != null) {
            current.awaitWatchers(current.watchersChanged(), LETTING_GO);
        }
    }

    @Reference(
            service = OrderHandler.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            updated = "updateHandler")
    void bindHandler(ServiceReference<OrderHandler> rank, OrderHandler handler) {
        services.handlers().put(rank, WishingHandler.of(handler, wish(rank)));
        Router current = router;
        if (current != null) {
            current.handlersChanged();
        }
    }

    /** One that cannot be understood is said, and the router's configuration counts. */
    private static HandlerWish wish(ServiceReference<OrderHandler> handler) {
        try {
            return HandlerWish.parse(FrameworkUtil.asMap(handler.getProperties()));
        } catch (IllegalArgumentException e) {
            LOG.warn("properties of a handler are not used service={}", handler, e);
            return null;
        }
    }

    void updateHandler(ServiceReference<OrderHandler> rank, OrderHandler handler) {
        bindHandler(rank, handler);
    }

    void unbindHandler(ServiceReference<OrderHandler> rank) {
        services.handlers().remove(rank);
        Router current = router;
        if (current != null) {
            current.awaitHandlers(LETTING_GO);
        }
    }

    @Reference(
            service = RouterListener.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            updated = "updateListener")
    void bindListener(ServiceReference<RouterListener> rank, RouterListener listener) {
        services.listeners().put(rank, listener);
    }

    void updateListener(ServiceReference<RouterListener> rank, RouterListener listener) {
        bindListener(rank, listener);
    }

    void unbindListener(ServiceReference<RouterListener> rank) {
        services.listeners().remove(rank);
    }
}
