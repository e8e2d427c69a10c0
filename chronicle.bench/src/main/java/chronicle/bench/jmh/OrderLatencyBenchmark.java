package chronicle.bench.jmh;

import chronicle.core.EpochClock;
import chronicle.core.WriterOptions;
import chronicle.router.engine.Latencies;
import chronicle.router.engine.OrderLatency;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs the router's data thread that orders are timed, for each order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-Xmx512m"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class OrderLatencyBenchmark {

    private final EpochClock clock = WriterOptions.DEFAULTS.clock();
    private final Latencies latencies = new Latencies();
    private final OrderLatency orders = new OrderLatency(latencies, clock);
    private final long committed = clock.nanos();

    /** Orders that come one behind the other. */
    @Benchmark
    public void inARow() {
        orders.order(committed);
    }

    /** An order that was awaited: a clock is read for each. */
    @Benchmark
    public void awaited() {
        orders.idle();
        orders.order(committed);
    }

    /** The clock alone. */
    @Benchmark
    public long clock() {
        return clock.nanos();
    }
}
