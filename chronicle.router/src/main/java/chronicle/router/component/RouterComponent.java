package chronicle.router.component;

import chronicle.bus.StrategyId;
import chronicle.bus.discovery.DiscoveryHealth;
import chronicle.bus.handler.OrderHandler;
import chronicle.bus.spi.QueueWatcher;
import chronicle.core.Queues;
import chronicle.router.RouterListener;
import chronicle.router.RouterStatus;
import chronicle.router.engine.ConsoleReporter;
import chronicle.router.engine.Router;
import chronicle.router.engine.RouterServices;
import chronicle.router.engine.RouterSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/**
 * A router per configuration. Watchers, handlers and listeners come and go without it: each of them
 * may be missing. Only a configuration that names another bus, reader, segment size or lease makes
 * the router anew, and the component stays active even then.
 *
 * <p>{@link RouterStatus} is registered by hand: the container would announce a declared service
 * before it has tried to activate the component, and leave it there when that failed.
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
@Designate(ocd = RouterConfiguration.class, factory = true)
public final class RouterComponent implements RouterStatus {

    static final String PID = "chronicle.router";

    /** How long a service that goes is waited for, so that its bundle finds it out of use. */
    private static final Duration LETTING_GO = Duration.ofSeconds(5);

    private final BundleContext context;
    private final Queues queues;
    private final RouterServices services = RouterServices.empty();
    private final ConsoleReporter console;
    private RouterSettings settings;
    private ServiceRegistration<RouterStatus> status;

    /** Null until activation: what is bound before that is found when the router starts. */
    private volatile Router router;

    /**
     * @throws IllegalArgumentException for a configuration that cannot be used, a sentence that
     *     names key, value and valid range: the component stays inactive
     */
    @Activate
    public RouterComponent(
            @Reference Queues queues,
            BundleContext context,
            RouterConfiguration config,
            Map<String, Object> properties) {
        this.context = context;
        this.queues = queues;
        this.settings = SettingsReader.read(config, properties);
        this.console = new ConsoleReporter(System.out, config.console());
    }

    @Activate
    synchronized void activate(Map<String, Object> properties) {
        startRouter();
        status =
                context.registerService(
                        RouterStatus.class, this, FrameworkUtil.asDictionary(properties));
    }

    private void startRouter() {
        Router made = new Router(settings, queues, services, console);
        // Known before it starts, so that no change of a service falls between.
        router = made;
        made.start();
    }

    /** A configuration that cannot be used is refused and the router goes on under the old one. */
    @Modified
    synchronized void modified(RouterConfiguration config, Map<String, Object> properties) {
        try {
            settings = SettingsReader.read(config, properties);
        } catch (IllegalArgumentException e) {
            router.problem("changed configuration is refused: " + e.getMessage());
            return;
        }
        console.enabled(config.console());
        if (!router.reconfigure(settings)) {
            router.stop();
            startRouter();
        }
        status.setProperties(FrameworkUtil.asDictionary(properties));
    }

    @Deactivate
    synchronized void deactivate() {
        status.unregister();
        router.stop();
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
        services.handlers().put(rank, handler);
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

    @Override
    public Path bus() {
        return router.bus();
    }

    @Override
    public String watcher() {
        return router.watcher();
    }

    @Override
    public DiscoveryHealth discovery() {
        return router.discovery();
    }

    @Override
    public List<StrategyId> strategies() {
        return router.strategies();
    }

    @Override
    public int handlers() {
        return router.handlers();
    }

    @Override
    public long orders() {
        return router.orders();
    }

    @Override
    public long replies() {
        return router.replies();
    }

    @Override
    public long problems() {
        return router.problems();
    }
}
