package chronicle.prometheus;

import chronicle.router.RouterStatus;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/**
 * All metrics of the routers that there are, read when somebody asks. Every one has the label
 * {@code bus}. Any thread.
 */
final class RouterMetrics implements MultiCollector {

    /** How many lanes of a router are shown one by one, unless configured. */
    static final int LANES = 50;

    private static final int MOST_LANES = 100_000;

    private final int lanes;
    private final List<RouterStatus> routers = new CopyOnWriteArrayList<>();

    RouterMetrics(int lanes) {
        if (lanes < 0 || lanes > MOST_LANES) {
            throw cannotUse(lanes, null);
        }
        this.lanes = lanes;
    }

    /**
     * @param lanes how many are shown one by one, 0 to 100000; the container converts on access
     * @param written the same as it was written, for messages
     * @throws IllegalArgumentException a sentence that names key, value and valid range
     */
    static RouterMetrics of(IntSupplier lanes, Object written) {
        int number;
        try {
            number = lanes.getAsInt();
        } catch (RuntimeException e) {
            throw cannotUse(written, e);
        }
        return new RouterMetrics(number);
    }

    private static IllegalArgumentException cannotUse(Object value, RuntimeException cause) {
        return new IllegalArgumentException(
                PrometheusComponent.PID
                        + " cannot use lanes="
                        + value
                        + ", valid is a whole number from 0 to "
                        + MOST_LANES,
                cause);
    }

    void add(RouterStatus router) {
        routers.add(router);
    }

    void remove(RouterStatus router) {
        routers.remove(router);
    }

    @Override
    public MetricSnapshots collect() {
        // Of two routers with one bus the first is shown: series are told apart by the bus.
        Map<Path, RouterSample> samples = new HashMap<>();
        for (RouterStatus router : routers) {
            samples.computeIfAbsent(router.bus(), bus -> RouterSample.of(router, lanes));
        }
        Families families = new Families(List.copyOf(samples.values()));
        RouterFamilies.add(families);
        LaneFamilies.add(families);
        DiscoveryFamilies.add(families);
        return families.all();
    }
}
