package chronicle.prometheus;

import chronicle.router.RouterStatus;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.Servlet;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The client's own servlet over {@link RouterMetrics}, registered with the HTTP whiteboard. */
@Component(service = Servlet.class, configurationPid = PrometheusComponent.PID)
@HttpWhiteboardServletPattern("/metrics")
@Designate(ocd = PrometheusComponent.Config.class)
public final class PrometheusComponent extends PrometheusMetricsServlet {

    static final String PID = "chronicle.prometheus";

    private static final long serialVersionUID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(PrometheusComponent.class);

    /** Configuration, PID {@code chronicle.prometheus}. */
    @ObjectClassDefinition(
            name = "Chronicle metrics for Prometheus",
            description = "What /metrics says of routers")
    public @interface Config {

        /** Key {@code osgi.http.whiteboard.servlet.pattern}. */
        @AttributeDefinition(
                name = "Path of the page",
                required = false,
                description = "Path under which metrics are served, below that of the HTTP service")
        String osgi_http_whiteboard_servlet_pattern() default "/metrics";

        /** Key {@code lanes}. */
        @AttributeDefinition(
                name = "Lanes one by one",
                required = false,
                min = "0",
                max = "100000",
                description =
                        "Lanes of each router that are shown one by one, the worst first, 0 to"
                                + " 100000; each is 7 time series. All lanes are in the totals")
        int lanes() default RouterMetrics.LANES;
    }

    private final transient RouterMetrics metrics;

    /**
     * A number of lanes that cannot be used is said in one sentence and the default is used.
     *
     * @param properties the configuration as it was written, for messages
     */
    @Activate
    public PrometheusComponent(Config config, Map<String, Object> properties) {
        this(metrics(config, properties));
    }

    private static RouterMetrics metrics(Config config, Map<String, Object> properties) {
        try {
            return RouterMetrics.of(config::lanes, properties.get("lanes"));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "configuration is refused, lanes is {}: {}",
                    RouterMetrics.LANES,
                    e.getMessage());
            return new RouterMetrics(RouterMetrics.LANES);
        }
    }

    private PrometheusComponent(RouterMetrics metrics) {
        super(registry(metrics));
        this.metrics = metrics;
    }

    private static PrometheusRegistry registry(RouterMetrics metrics) {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(metrics);
        return registry;
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindRouter(RouterStatus router) {
        metrics.add(router);
    }

    void unbindRouter(RouterStatus router) {
        metrics.remove(router);
    }
}
