package chronicle.prometheus;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Metrics, one name after the other, each over all routers. One thread. */
final class Families {

    /** One value under its labels. */
    record Point(Labels labels, double value) {}

    private final List<RouterSample> samples;
    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    Families(List<RouterSample> samples) {
        this.samples = samples;
    }

    static Labels bus(RouterSample sample) {
        return Labels.of("bus", sample.bus());
    }

    List<RouterSample> samples() {
        return samples;
    }

    void add(MetricSnapshot family) {
        all.metricSnapshot(family);
    }

    /** One counter for each router; {@code _total} is put behind its name. */
    void counter(String name, String help, ToDoubleFunction<RouterSample> value) {
        counters(name, help, sample -> point(sample, value));
    }

    /** One gauge for each router. */
    void gauge(String name, String help, ToDoubleFunction<RouterSample> value) {
        gauges(name, help, sample -> point(sample, value));
    }

    private static Stream<Point> point(RouterSample sample, ToDoubleFunction<RouterSample> value) {
        return Stream.of(new Point(bus(sample), value.applyAsDouble(sample)));
    }

    /** Any number of counters for each router. */
    void counters(String name, String help, Function<RouterSample, Stream<Point>> points) {
        CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
        samples.stream()
                .flatMap(points)
                .forEach(
                        point ->
                                family.dataPoint(
                                        CounterDataPointSnapshot.builder()
                                                .labels(point.labels())
                                                .value(point.value())
                                                .build()));
        add(family.build());
    }

    /** Any number of gauges for each router. */
    void gauges(String name, String help, Function<RouterSample, Stream<Point>> points) {
        GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).help(help);
        samples.stream()
                .flatMap(points)
                .forEach(
                        point ->
                                family.dataPoint(
                                        GaugeDataPointSnapshot.builder()
                                                .labels(point.labels())
                                                .value(point.value())
                                                .build()));
        add(family.build());
    }

    MetricSnapshots all() {
        return all.build();
    }
}
